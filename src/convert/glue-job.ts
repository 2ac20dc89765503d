import { Token } from 'aws-cdk-lib';
import { WorkerType, type IJob } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { checkExistingJob } from './existing-glue-job';
import { ManagedJobResources, type BoundJob, type JobContext } from './managed-job-resources';
import { readTransform, type TransformScript } from './transform-script';
import { DEFAULTS } from '../defaults';

/** How big the job of a file type is, and what it does beside the conversion. */
export interface ManagedGlueJobOptions {
  /**
   * The kind of machine that Spark runs on. One file is read by as many tasks as Spark can split it into, so more and larger workers help
   * large files only.
   *
   * @default WorkerType.G_1X
   */
  readonly workerType?: WorkerType;

  /**
   * How many machines, at least 2; one of them is the driver.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * How many files of the type are converted at once, 1 to 1,000; more wait for a free run, for as long as the pipeline's jobTimeout and one hour
   * allow.
   *
   * @default 10
   */
  readonly maxConcurrentRuns?: number;

  /**
   * The path of one Python file, relative to the working directory, with the function `def transform(df, request)` at its top level: it gets the typed Spark
   * DataFrame of one file and returns the one to be written. `request` has the attributes `execution`, `file_type` and `source`, with
   * `source.bucket`, `source.key` and `source.version_id`. It may import what is part of Python and PySpark. The file is read once more than
   * without one, to count its rows before; call `df.cache()` if it has several actions.
   *
   * @default - the rows are written as they are
   */
  readonly transform?: string;
}

/** The AWS Glue job that converts the files of a file type to Parquet. */
export abstract class GlueJob {
  /**
   * A job that the pipeline creates, with the pipeline's own script: Glue 5.1, Spark 3.5.
   *
   * @throws if an option is not what its documentation says, or the transform is no Python file with a function `transform`
   */
  public static managed(options: ManagedGlueJobOptions = {}): GlueJob {
    return new ManagedGlueJob(options);
  }

  /**
   * A Spark job of your own. Each run gets the argument `--request`: base64url of JSON with `inputUri`, the one object to read, and `outputUri`, below
   * which it writes Parquet files and at last `_result.json`, in a folder named after its run id; the README describes both. The pipeline may
   * start and stop its runs and changes nothing of it; give its role `pipeline.grantProcessing(role)`, and its `maxRetries` the value 0. As
   * many files are converted at once as its own concurrency allows; more wait.
   *
   * @param job in the account and region of the pipeline
   * @throws at synth if the job is known to lie elsewhere, to be no Spark job, to retry by itself, or to have no timeout or a longer one than the
   * pipeline's jobTimeout
   */
  public static existing(job: IJob): GlueJob {
    return new ExistingGlueJob(job);
  }

  /**
   * Whether the job reads content that the pipeline does not know.
   *
   * @internal
   */
  public abstract readonly _readsAnyContent: boolean;

  /** @internal */
  public abstract _bind(scope: Construct, id: string, context: JobContext): BoundJob;
}

class ManagedGlueJob extends GlueJob {
  /** @internal */
  public readonly _readsAnyContent = false;
  private readonly size: Required<Omit<ManagedGlueJobOptions, 'transform'>>;
  private readonly transform?: TransformScript;

  constructor(options: ManagedGlueJobOptions) {
    super();
    const {
      workerType = DEFAULTS.workerType,
      numberOfWorkers = DEFAULTS.numberOfWorkers,
      maxConcurrentRuns = DEFAULTS.maxConcurrentRuns,
      transform,
    } = options;
    if ([WorkerType.STANDARD, WorkerType.G_025X].includes(workerType)) {
      throw new Error(`the worker type ${workerType} does not run Spark jobs of Glue 5.1: use WorkerType.G_1X or a larger one`);
    }
    checkRange('numberOfWorkers', numberOfWorkers, 2, 299);
    checkRange('maxConcurrentRuns', maxConcurrentRuns, 1, 1000);
    this.size = { workerType, numberOfWorkers, maxConcurrentRuns };
    this.transform = transform === undefined ? undefined : readTransform(transform);
  }

  /** @internal */
  public _bind(scope: Construct, id: string, context: JobContext): BoundJob {
    return new ManagedJobResources(scope, id, { ...context, ...this.size, transform: this.transform });
  }
}

class ExistingGlueJob extends GlueJob {
  /** @internal */
  public readonly _readsAnyContent = true;

  constructor(private readonly job: IJob) {
    super();
  }

  /** @internal */
  public _bind(scope: Construct, _id: string, { timeout }: JobContext): BoundJob {
    checkExistingJob(scope, this.job, timeout);
    return { job: this.job };
  }
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} is ${value}: give a whole number from ${least} to ${most}`);
  }
}
