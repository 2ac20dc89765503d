import type { IJob } from 'aws-cdk-lib/aws-glue';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** The job of a file type, in the pipeline it was given to. */
export interface BoundJob {
  readonly job: IJob;
  /** Of a job that the pipeline created. */
  readonly role?: IRole;
}
