import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { MemoryUploads, type StoredVersion } from './memory-uploads';
import { objectBody } from './object-body';
import { serviceError } from './service-error';

type Input = Readonly<Record<string, unknown>>;

/** Is called before or after a call is executed. If it throws, the call fails with its error. */
export type Interceptor = (command: string, input: Input) => void | Promise<void>;

/**
 * Simulates the part of S3 that the handlers use: versions, delete markers, conditional reads, writes, copies and deletes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
export class MemoryS3 {
  public readonly mock = mockClient(S3Client);
  /** All calls, in their order. */
  public readonly calls: { command: string; input: Input }[] = [];

  /** The multipart uploads, whose parts are copied. */
  public readonly uploads = new MemoryUploads();

  private readonly objects = new Map<string, StoredVersion[]>();
  private counter = 0;

  public constructor(private readonly owner: string) {
    this.mock.on(HeadObjectCommand).callsFake((input: Input) => this.call('HeadObject', input, () => this.head(input)));
    this.mock.on(GetObjectCommand).callsFake((input: Input) => this.call('GetObject', input, () => this.get(input)));
    this.mock.on(PutObjectCommand).callsFake((input: Input) => this.call('PutObject', input, () => this.putObject(input)));
    this.mock.on(CopyObjectCommand).callsFake((input: Input) => this.call('CopyObject', input, () => this.copy(input)));
    this.mock.on(CreateMultipartUploadCommand).callsFake((input: Input) => this.call('CreateMultipartUpload', input, () => this.uploads.create(input)));
    this.mock.on(UploadPartCopyCommand).callsFake((input: Input) => this.call('UploadPartCopy', input, () => this.uploads.copyPart(input, this.findSource(input))));
    this.mock.on(CompleteMultipartUploadCommand).callsFake((input: Input) => this.call('CompleteMultipartUpload', input, () => this.completeUpload(input)));
    this.mock.on(AbortMultipartUploadCommand).callsFake((input: Input) => this.call('AbortMultipartUpload', input, () => this.uploads.abort(input)));
    this.mock.on(DeleteObjectCommand).callsFake((input: Input) => this.call('DeleteObject', input, () => this.deleteObject(input)));
    this.mock.on(ListObjectsV2Command).callsFake((input: Input) => this.call('ListObjectsV2', input, () => this.list(input)));
  }

  public before: Interceptor = () => undefined;

  public after: Interceptor = () => undefined;

  public put(bucket: string, key: string, body: Buffer | string, options: Partial<StoredVersion> = {}): StoredVersion {
    const bytes = Buffer.from(body as string);
    const number = ++this.counter;
    const version: StoredVersion = {
      versionId: `v${number}`,
      etag: `etag${number}`,
      body: bytes,
      metadata: {},
      lastModified: new Date(Date.UTC(2024, 0, 1) + number * 1_000),
      size: bytes.length,
      ...options,
    };
    const path = `${bucket}/${key}`;
    this.objects.set(path, [...(this.objects.get(path) ?? []), version]);
    return version;
  }

  /** Adds a delete marker, as a DELETE without a version does in a versioned bucket. */
  public mark(bucket: string, key: string): void {
    this.put(bucket, key, '', { deleted: true });
  }

  public current(bucket: string, key: string): StoredVersion | undefined {
    const last = this.objects.get(`${bucket}/${key}`)?.at(-1);
    return last?.deleted ? undefined : last;
  }

  /** Returns the keys of a bucket that are not deleted, sorted. */
  public keys(bucket: string): string[] {
    const prefix = `${bucket}/`;
    const paths = [...this.objects.keys()].filter((path) => path.startsWith(prefix));
    return paths.map((path) => path.slice(prefix.length)).filter((key) => this.current(bucket, key)).sort();
  }

  public json(bucket: string, key: string): unknown {
    return JSON.parse(this.current(bucket, key)?.body.toString('utf8') ?? 'null');
  }

  private async call<T>(command: string, input: Input, answer: () => T): Promise<T> {
    if (input.ExpectedBucketOwner !== this.owner) throw new Error(`${command} has no ExpectedBucketOwner, or not that of the bucket`);
    this.calls.push({ command, input });
    await this.before(command, input);
    const result = answer();
    await this.after(command, input);
    return result;
  }

  private find(input: Input): StoredVersion {
    const { Bucket, Key, VersionId, IfMatch } = input as { Bucket: string; Key: string; VersionId?: string; IfMatch?: string };
    const version = VersionId ? this.objects.get(`${Bucket}/${Key}`)?.find(({ versionId }) => versionId === VersionId) : this.current(Bucket, Key);
    if (!version) throw serviceError(VersionId ? 'NoSuchVersion' : 'NoSuchKey', 404);
    if (IfMatch && IfMatch !== `"${version.etag}"`) throw serviceError('PreconditionFailed', 412);
    return version;
  }

  private head(input: Input) {
    try {
      const { size, etag, versionId, lastModified, metadata } = this.find(input);
      return { ContentLength: size, ETag: `"${etag}"`, VersionId: versionId, LastModified: lastModified, Metadata: metadata };
    } catch (error) {
      // The response to a HEAD request has no body, so the error has no name of its own.
      const { httpStatusCode } = (error as { $metadata: { httpStatusCode: number } }).$metadata;
      throw serviceError(httpStatusCode === 404 ? 'NotFound' : 'UnknownError', httpStatusCode);
    }
  }

  private get(input: Input) {
    const { body } = this.find(input);
    const suffix = /^bytes=-(\d+)$/.exec((input.Range as string | undefined) ?? '')?.[1];
    return { Body: objectBody(suffix ? body.subarray(Math.max(0, body.length - Number(suffix))) : body) };
  }

  private putObject(input: Input) {
    const { Bucket, Key, Body } = input as { Bucket: string; Key: string; Body: Buffer | string };
    return { ETag: `"${this.put(Bucket, Key, Body).etag}"` };
  }

  private copy(input: Input) {
    const { Bucket, Key, MetadataDirective, Metadata } = input as Record<string, string> & { Metadata?: Record<string, string> };
    const from = this.findSource(input);
    this.checkWrite(input);
    const metadata = MetadataDirective === 'REPLACE' ? (Metadata ?? {}) : from.metadata;
    return { CopyObjectResult: { ETag: `"${this.put(Bucket, Key, from.body, { metadata, size: from.size }).etag}"` } };
  }

  private completeUpload(input: Input) {
    const { Bucket, Key } = input as { Bucket: string; Key: string };
    this.checkWrite(input);
    const { created, body, size } = this.uploads.complete(input);
    return { ETag: `"${this.put(Bucket, Key, body, { metadata: (created.Metadata ?? {}) as Record<string, string>, size }).etag}"` };
  }

  private findSource(input: Input): StoredVersion {
    const { CopySource, CopySourceIfMatch } = input as Record<string, string>;
    const [path, versionId] = CopySource.split('?versionId=');
    const [bucket, ...key] = path.split('/');
    return this.find({ Bucket: bucket, Key: decodeURIComponent(key.join('/')), VersionId: versionId, IfMatch: CopySourceIfMatch });
  }

  /** Checks the condition of a write. @throws PreconditionFailed or NoSuchKey */
  private checkWrite(input: Input): void {
    const { Bucket, Key, IfMatch, IfNoneMatch } = input as Record<string, string>;
    const present = this.current(Bucket, Key);
    if (IfNoneMatch === '*' && present) throw serviceError('PreconditionFailed', 412);
    if (IfMatch && !present) throw serviceError('NoSuchKey', 404);
    if (IfMatch && IfMatch !== `"${present?.etag}"`) throw serviceError('PreconditionFailed', 412);
  }

  private deleteObject(input: Input) {
    const { Bucket, Key } = input as { Bucket: string; Key: string };
    this.find(input);
    this.mark(Bucket, Key);
    return {};
  }

  private list(input: Input) {
    const { Bucket, Prefix, ContinuationToken } = input as { Bucket: string; Prefix: string; ContinuationToken?: string };
    const keys = this.keys(Bucket).filter((key) => key.startsWith(Prefix) && !key.slice(Prefix.length).includes('/'));
    // Pages have two objects, so that every test with more objects tests the paging.
    const start = Number(ContinuationToken ?? 0);
    const Contents = keys.slice(start, start + 2).map((key) => {
      const { etag, size } = this.current(Bucket, key)!;
      return { Key: key, ETag: `"${etag}"`, Size: size };
    });
    return { Contents, ...(start + 2 < keys.length && { IsTruncated: true, NextContinuationToken: String(start + 2) }) };
  }
}
