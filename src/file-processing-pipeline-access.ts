import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRule } from 'aws-cdk-lib/aws-events';
import type { Grant, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { processingStatements } from './convert/processing-statements';
import type { FileMetricOptions } from './observe/file-metric-options';
import type { FileMetrics } from './observe/file-metrics';
import type { RejectedFileMetricOptions } from './observe/rejected-file-metric-options';
import { checkAccount } from './private/check-place';
import { grantRead, grantWrite } from './private/grants';
import { grantBeside } from './private/policy-beside';
import type { PipelineStorage } from './storage/pipeline-storage';

/** What the methods below stand on. */
export interface PipelineParts {
  readonly storage: PipelineStorage;
  readonly sourcePrefix: string;
  readonly targetPrefix: string;
  readonly metrics: FileMetrics;
  readonly objectCreatedRule: IRule;
}

/**
 * What others may do with a pipeline, and what it counts.
 *
 * @internal
 */
export abstract class FileProcessingPipelineAccess extends Construct {
  /** @internal */
  protected abstract readonly _parts: PipelineParts;

  private readonly granted = new Map<string, Grant>();

  /**
   * Lets someone upload files: write objects below the source prefix, and encrypt them with the bucket's key. Neither reading nor deleting.
   *
   * @param grantee a role, a user, or a principal of another account, which then is named in the policies of bucket and key; the owner of an
   * imported one must do so
   */
  public grantUpload(grantee: IGrantable): Grant {
    const { storage, sourcePrefix } = this._parts;
    return grantWrite(storage, storage.source, sourcePrefix, grantee);
  }

  /**
   * Lets someone list and read the Parquet output below the target prefix, and decrypt it with the bucket's key.
   *
   * @param grantee a role, a user, or a principal of another account, which then is named in the policies of bucket and key; the owner of an
   * imported one must do so
   */
  public grantReadProcessed(grantee: IGrantable): Grant {
    const { storage, targetPrefix } = this._parts;
    return grantRead(storage, storage.target, targetPrefix, grantee);
  }

  /**
   * Lets the role of a job that was given by GlueJob.existing() read what is staged, and write its output and result beside it: the staging bucket
   * only, neither source nor target. The policy belongs to the pipeline, so the role may be of another stack; no file is processed before it is there.
   *
   * @param role of this account; one that is imported as not mutable is left as it is
   * @throws if the role is known to be of another account
   */
  public grantProcessing(role: IRole): Grant {
    const { storage, objectCreatedRule } = this._parts;
    checkAccount(this, `the role ${role.node.path}`, role);
    const id = `ProcessingBy${role.node.addr}`;
    const grant = this.granted.get(id) ?? grantBeside(this, id, role, processingStatements(storage));
    this.granted.set(id, grant);
    grant.applyBefore(objectCreatedRule);
    return grant;
  }

  /**
   * How many files came to an end, whichever; one that is redriven counts once.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesReceived(options?: FileMetricOptions): Metric {
    return this._parts.metrics.received(options);
  }

  /**
   * How many files were published.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesProcessed(options?: FileMetricOptions): Metric {
    return this._parts.metrics.ended('PROCESSED', options);
  }

  /**
   * How many files were rejected for what they hold. Their executions succeed, so no metric of Step Functions tells of them.
   *
   * @default - the sum over 5 minutes
   * @throws if the reason is no reason code, or a file type is given with it
   */
  public metricFilesRejected(options?: RejectedFileMetricOptions): Metric {
    return this._parts.metrics.rejected(options);
  }

  /**
   * How many executions failed, timed out or were stopped.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesFailed(options?: FileMetricOptions): Metric {
    return this._parts.metrics.ended('FAILED', options);
  }

  /**
   * How many files were overtaken by a newer version of their key.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesSuperseded(options?: FileMetricOptions): Metric {
    return this._parts.metrics.ended('SUPERSEDED', options);
  }

  /**
   * Milliseconds from the start of a file's execution to its announcement.
   *
   * @default - the average over 5 minutes
   */
  public metricFileDuration(options?: FileMetricOptions): Metric {
    return this._parts.metrics.duration(options);
  }
}
