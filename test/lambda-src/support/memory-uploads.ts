import { serviceError } from './service-error';

export interface StoredVersion {
  readonly versionId: string;
  readonly etag: string;
  readonly body: Buffer;
  readonly metadata: Record<string, string>;
  readonly lastModified: Date;
  /** May be larger than the body, to simulate objects that do not fit in memory. */
  readonly size: number;
  readonly deleted?: boolean;
}

type Input = Readonly<Record<string, unknown>>;

interface Part {
  readonly etag: string;
  readonly body: Buffer;
  readonly bytes: number;
}

interface Upload {
  readonly created: Input;
  readonly parts: Map<number, Part>;
}

/** Simulates multipart uploads whose parts are copied. The size of a part is that of its range, so that pretended sizes are copied, too. */
export class MemoryUploads {
  private readonly uploads = new Map<string, Upload>();
  private counter = 0;

  /** Returns the number of uploads that were neither completed nor aborted. */
  public get open(): number {
    return this.uploads.size;
  }

  public create(input: Input) {
    const UploadId = `upload${++this.counter}`;
    this.uploads.set(UploadId, { created: input, parts: new Map() });
    return { UploadId };
  }

  public copyPart(input: Input, source: StoredVersion) {
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(input.CopySourceRange as string)!.map(Number);
    if (end >= source.size || end < start) throw serviceError('InvalidArgument', 400);
    const etag = `"part${++this.counter}"`;
    this.upload(input).parts.set(input.PartNumber as number, { etag, body: source.body.subarray(start, end + 1), bytes: end + 1 - start });
    return { CopyPartResult: { ETag: etag } };
  }

  /** @returns the input of CreateMultipartUpload, and the content and size of the object */
  public complete(input: Input): { created: Input; body: Buffer; size: number } {
    const { created, parts } = this.upload(input);
    const named = (input.MultipartUpload as { Parts: { PartNumber: number; ETag: string }[] }).Parts;
    if (named.some(({ PartNumber, ETag }) => parts.get(PartNumber)?.etag !== ETag)) throw serviceError('InvalidPart', 400);
    if (named.some(({ PartNumber }, index) => index > 0 && PartNumber <= named[index - 1].PartNumber)) throw serviceError('InvalidPartOrder', 400);
    const chosen = named.map(({ PartNumber }) => parts.get(PartNumber)!);
    if (chosen.slice(0, -1).some(({ bytes }) => bytes < 5 * 1024 ** 2)) throw serviceError('EntityTooSmall', 400);
    const size = chosen.reduce((sum, { bytes }) => sum + bytes, 0);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size) throw serviceError('InvalidRequest', 400);
    this.uploads.delete(input.UploadId as string);
    return { created, body: Buffer.concat(chosen.map(({ body }) => body)), size };
  }

  public abort(input: Input) {
    this.upload(input);
    this.uploads.delete(input.UploadId as string);
    return {};
  }

  private upload({ UploadId }: Input): Upload {
    const upload = this.uploads.get(UploadId as string);
    if (!upload) throw serviceError('NoSuchUpload', 404);
    return upload;
  }
}
