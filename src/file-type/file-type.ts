import type { CsvFileTypeOptions, FileTypeOptions } from './file-type-options';
import { renderCsvFileType, renderFileType } from './render-file-type';
import type { FileTypeSpec } from '../contract/file-type-spec';
import { GlueJob } from '../convert/glue-job';

/** A kind of file that the pipeline accepts: which keys are of it, what its content may be, and which job converts it. */
export abstract class FileType {
  /**
   * Comma-separated values (RFC 4180) with a header row, UTF-8.
   *
   * @throws if an option is not what its documentation says
   */
  public static csv(options: CsvFileTypeOptions = {}): FileType {
    return new ContentFileType(renderCsvFileType(options), options.job);
  }

  /**
   * One JSON array of objects (RFC 8259), UTF-8.
   *
   * @throws if an option is not what its documentation says
   */
  public static json(options: FileTypeOptions = {}): FileType {
    return new ContentFileType(renderFileType('json', 'json', ['.json'], options), options.job);
  }

  /**
   * JSON Lines: one JSON object per line, UTF-8. Also known as NDJSON.
   *
   * @throws if an option is not what its documentation says
   */
  public static jsonLines(options: FileTypeOptions = {}): FileType {
    return new ContentFileType(renderFileType('jsonl', 'jsonLines', ['.jsonl', '.ndjson'], options), options.job);
  }

  /** What messages, metrics and folders call the files. */
  public abstract readonly name: string;

  /** @internal */
  public abstract readonly _spec: FileTypeSpec;

  /** @internal */
  public abstract readonly _job: GlueJob;
}

/** A file type whose content the pipeline checks itself. */
class ContentFileType extends FileType {
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
