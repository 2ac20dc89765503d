import type { CsvFileTypeOptions, CustomFileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import { renderCsvFileType, renderCustomFileType, renderJsonFileType } from './render-file-type';
import type { FileTypeSpec } from '../contract/file-type-spec';
import { GlueJob } from '../convert/glue-job';

/** A type of files that the pipeline accepts: which keys belong to it, how its content is written, and which job converts it. */
export abstract class FileType {
  /**
   * Accepts comma-separated values (RFC 4180), or values with another delimiter. The files may be compressed with gzip.
   *
   * @throws if an option is not valid
   */
  public static csv(options: CsvFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderCsvFileType(options), options.job);
  }

  /**
   * Accepts files that contain one JSON array of objects (RFC 8259). The files may be compressed with gzip.
   *
   * @throws if an option is not valid
   */
  public static json(options: JsonFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderJsonFileType('json', 'json', ['.json'], options), options.job);
  }

  /**
   * Accepts JSON Lines, also known as NDJSON: one JSON object per line. The files may be compressed with gzip.
   *
   * @throws if an option is not valid
   */
  public static jsonLines(options: JsonFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderJsonFileType('jsonl', 'jsonLines', ['.jsonl', '.ndjson'], options), options.job);
  }

  /**
   * Accepts files that a job of your own reads. The pipeline does not check their content: it rejects a file only if the file is too large or empty,
   * and takes the number of rows from the job.
   *
   * @throws if an option is not valid
   */
  public static custom(options: CustomFileTypeOptions): FileType {
    return new RenderedFileType(renderCustomFileType(options), options.job);
  }

  /** The name of the file type in notifications, metrics and folders. */
  public abstract readonly name: string;

  /** @internal */
  public abstract readonly _spec: FileTypeSpec;

  /** @internal */
  public abstract readonly _job: GlueJob;
}

class RenderedFileType extends FileType {
  public readonly name: string;
  /** @internal */
  public readonly _job: GlueJob;

  /** @internal */
  constructor(public readonly _spec: FileTypeSpec, job: GlueJob = GlueJob.managed()) {
    super();
    this.name = _spec.name;
    this._job = job;
  }
}
