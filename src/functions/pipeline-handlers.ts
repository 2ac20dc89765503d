import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** A Lambda function of a pipeline, with its role and its log group. */
export interface PipelineHandler {
  /** The Lambda function. */
  readonly function: IFunction;
  /** The execution role of the function. */
  readonly role: IRole;
  /** The log group of the function. */
  readonly logGroup: ILogGroup;
}

/** The Lambda functions of a pipeline, in the order in which a file passes them. */
export interface PipelineHandlers {
  /** Starts an execution for each uploaded version. */
  readonly startExecution: PipelineHandler;
  /** Checks the content of a file. */
  readonly validateFile: PipelineHandler;
  /** Copies a rejected file and the reason to the quarantine bucket. */
  readonly quarantineFile: PipelineHandler;
  /** Copies a valid file to the staging bucket. */
  readonly stageFile: PipelineHandler;
  /** Starts a run of the job of the file type. */
  readonly startJob: PipelineHandler;
  /** Checks whether the run has ended. */
  readonly checkJob: PipelineHandler;
  /** Stops the run of an execution that ended before the run did. */
  readonly stopJob: PipelineHandler;
  /** Copies the output of the run to the target bucket. */
  readonly publishOutput: PipelineHandler;
  /** Notifies the targets of the outcome of a file, and counts the file in the metrics. */
  readonly sendNotification: PipelineHandler;
}
