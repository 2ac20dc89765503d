import type { CsvFileTypeOptions, CustomFileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import { renderCsvFileType, renderCustomFileType, renderJsonFileType } from './render-file-type';
import type { FileTypeSpec } from '../contract/file-type-spec';
import { GlueJob } from '../convert/glue-job';

/** A kind of file that the pipeline accepts: which keys are of it, what its content may be, and which job converts it. */
export abstract class FileType {
  /**
   * Comma-separated values (RFC 4180), or separated by another character; plain or gzip.
   *
   * @throws if an option is not what its documentation says
   */
  public static csv(options: CsvFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderCsvFileType(options), options.job);
  }

  /**
   * One JSON array of objects (RFC 8259); plain or gzip.
   *
   * @throws if an option is not what its documentation says
   */
  public static json(options: JsonFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderJsonFileType('json', 'json', ['.json'], options), options.job);
  }

  /**
   * JSON Lines: one JSON object per line; plain or gzip. Also known as NDJSON.
   *
   * @throws if an option is not what its documentation says
   */
  public static jsonLines(options: JsonFileTypeOptions = {}): FileType {
    return new RenderedFileType(renderJsonFileType('jsonl', 'jsonLines', ['.jsonl', '.ndjson'], options), options.job);
  }

  /**
   * Files that a job of yours reads. Their content is not checked: a file is rejected only if it is too large or empty, and the number of its
   * rows is what the job reports.
   *
   * @throws if an option is not what its documentation says
   */
  public static custom(options: CustomFileTypeOptions): FileType {
    return new RenderedFileType(renderCustomFileType(options), options.job);
  }

  /** What messages, metrics and folders call the files. */
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
