import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** One Lambda function of a pipeline, with what was created for it. */
export interface PipelineHandler {
  readonly function: IFunction;
  readonly role: IRole;
  readonly logGroup: ILogGroup;
}

/** The Lambda functions of a pipeline, in the order of a file's way. */
export interface PipelineHandlers {
  /** Starts an execution for each uploaded version. */
  readonly startExecution: PipelineHandler;
  /** Decides whether the content of a file is valid. */
  readonly validateFile: PipelineHandler;
  /** Copies a rejected file to quarantine, with the reason. */
  readonly quarantineFile: PipelineHandler;
  /** Copies a valid file to the staging bucket. */
  readonly stageFile: PipelineHandler;
  /** Starts a run of the job of the file type. */
  readonly startJob: PipelineHandler;
  /** Looks whether the run is done. */
  readonly checkJob: PipelineHandler;
  /** Stops the run of an execution that ended before its job. */
  readonly stopJob: PipelineHandler;
  /** Copies the output of the run to the target bucket. */
  readonly publishOutput: PipelineHandler;
  /** Announces what became of a file, and counts it. */
  readonly sendNotification: PipelineHandler;
}
