import { Token } from 'aws-cdk-lib';
import { WorkerType, type IJob } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { checkExistingJob } from './existing-glue-job';
import { ManagedJobResources, type BoundJob, type JobContext } from './managed-job-resources';
import { readTransform, type TransformScript } from './transform-script';
import { DEFAULTS } from '../defaults';

/** Options of a job that the pipeline creates. */
export interface ManagedGlueJobOptions {
  /**
   * The type of the workers that run Spark. One file is read by as many tasks as Spark can split it into, so more or larger workers speed up only
   * large files.
   *
   * @default WorkerType.G_1X
   */
  readonly workerType?: WorkerType;

  /**
   * The number of workers, from 2 to 299, one of which is the driver.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * The number of files of this type that are converted at the same time, from 1 to 1,000. Further files wait for a free run, at most for the
   * `jobTimeout` of the pipeline and one hour.
   *
   * @default 10
   */
  readonly maxConcurrentRuns?: number;

  /**
   * The path of a Python file that changes the rows before they are written. The path is relative to the working directory.
   *
   * The file defines `def transform(df, request)` at its top level. The function receives the typed Spark DataFrame of one file and returns the
   * DataFrame to write. `request` has the attributes `execution`, `file_type` and `source`, with `source.bucket`, `source.key` and
   * `source.version_id`. The file may import only Python's standard library and PySpark.
   *
   * With a transform, the job reads the input once more, to count the rows beforehand. Call `df.cache()` if the function runs several actions.
   *
   * @default - the rows are written unchanged
   */
  readonly transform?: string;
}

/** The AWS Glue job that converts the files of a file type to Parquet. */
export abstract class GlueJob {
  /**
   * Creates a job that runs the pipeline's own script on Glue 5.1 with Spark 3.5.
   *
   * @throws if an option is not valid, or if the transform is not a Python file that defines the function `transform`
   */
  public static managed(options: ManagedGlueJobOptions = {}): GlueJob {
    return new ManagedGlueJob(options);
  }

  /**
   * Uses a Spark job of your own.
   *
   * Each run receives the argument `--request`, which is base64url-encoded JSON. `inputUri` is the one object to read. Below `outputUri`, in a folder
   * named after its run id, the job writes Parquet files and finally `_result.json`. docs/job-contract.md describes the request and the result.
   *
   * The pipeline starts and stops runs of the job but never changes the job. Grant the role of the job access with
   * `pipeline.grantProcessing(role)`, and set its `maxRetries` to 0. The concurrency of the job limits how many files are converted at the same time,
   * and further files wait.
   *
   * @param job The job, which must be in the account and region of the pipeline.
   * @throws during synthesis if the job is known to be in another account or region, not to be a Spark job, to retry by itself, to have no timeout, or to
   * have a longer timeout than the `jobTimeout` of the pipeline
   */
  public static existing(job: IJob): GlueJob {
    return new ExistingGlueJob(job);
  }

  /**
   * True if the job reads content that the pipeline does not check.
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
      throw new Error(`workerType is ${workerType}, which cannot run Spark jobs on Glue 5.1: use WorkerType.G_1X or a larger type`);
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

function checkRange(name: string, value: number, min: number, max: number): void {
  if (Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name} is ${value}: use a whole number from ${min} to ${max}`);
  }
}
