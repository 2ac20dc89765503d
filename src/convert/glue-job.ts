import { Token } from 'aws-cdk-lib';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { DEFAULTS } from '../defaults';
import { ManagedJobResources, type ManagedJobContext } from './managed-job-resources';

/** How big the job of a file type is. */
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
}

/** The AWS Glue job that converts the files of a file type to Parquet. */
export abstract class GlueJob {
  /**
   * A job that the pipeline creates, with the pipeline's own script: Glue 5.1, Spark 3.5.
   *
   * @throws if an option is not what its documentation says
   */
  public static managed(options: ManagedGlueJobOptions = {}): GlueJob {
    return new ManagedGlueJob(options);
  }

  /** @internal */
  public abstract _bind(scope: Construct, id: string, context: ManagedJobContext): ManagedJobResources;
}

class ManagedGlueJob extends GlueJob {
  private readonly size: Required<ManagedGlueJobOptions>;

  constructor(options: ManagedGlueJobOptions) {
    super();
    const {
      workerType = DEFAULTS.workerType,
      numberOfWorkers = DEFAULTS.numberOfWorkers,
      maxConcurrentRuns = DEFAULTS.maxConcurrentRuns,
    } = options;
    if ([WorkerType.STANDARD, WorkerType.G_025X].includes(workerType)) {
      throw new Error(`the worker type ${workerType} does not run Spark jobs of Glue 5.1: use WorkerType.G_1X or a larger one`);
    }
    checkRange('numberOfWorkers', numberOfWorkers, 2, 299);
    checkRange('maxConcurrentRuns', maxConcurrentRuns, 1, 1000);
    this.size = { workerType, numberOfWorkers, maxConcurrentRuns };
  }

  /** @internal */
  public _bind(scope: Construct, id: string, context: ManagedJobContext): ManagedJobResources {
    return new ManagedJobResources(scope, id, { ...context, ...this.size });
  }
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} is ${value}: give a whole number from ${least} to ${most}`);
  }
}
