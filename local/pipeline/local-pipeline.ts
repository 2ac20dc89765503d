import * as fs from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AnnouncementQueue } from './announcements';
import { bootstrap } from './bootstrap';
import { Executions } from './executions';
import { FollowedFile, Follower, FollowOptions } from './follower';
import { logicalIdsByConstruct, Constructs, findPipelineResources, PipelineResources } from './pipeline-resources';
import { Assembly, synthesizeExample } from './synthesize-example';
import { uploadFile, UploadBody, UploadedFile } from './upload';
import { deployTemplate, type Deployment } from '../emulator/deploy';
import { startEmulator, type Emulator } from '../emulator/emulator';
import { recordRun } from '../permissions/record-run';
import { ensureToolchain } from '../toolchain/toolchain';
import { workOfSpark } from '../waiting/spark-cpu';
import { unlessAborted } from '../waiting/wait-for';

/** The output of a stack with the URL of the queue that is a notification target of the pipeline. */
const ANNOUNCEMENTS_OUTPUT = 'AnnouncementsIn';

interface LocalPipelineOptions {
  /** The name of a folder in examples/, or an assembly that is already synthesized. */
  readonly app: string | Assembly;
  /** Without it, jobs cannot run. */
  readonly spark: boolean;
  readonly report: (line: string) => void;
  /** The factor for the seconds of Wait states. @default 0.05 */
  readonly waitScale?: number;
  /** @default - a free one */
  readonly port?: number;
  /** Aborts the start. */
  readonly signal?: AbortSignal;
  /** True if a test removes permissions: then denied calls are expected. @default false */
  readonly deniesOnPurpose?: boolean;
}

/** A stack with one pipeline that is deployed to its own emulator. */
export interface LocalPipeline {
  readonly emulator: Emulator;
  readonly deployment: Deployment;
  readonly constructs: Constructs;
  readonly resources: PipelineResources;
  readonly executions: Executions;
  /** Present if the stack has the output `AnnouncementsIn`. */
  readonly announcements?: AnnouncementQueue;
  readonly s3: S3Client;
  /**
   * Uploads a file of any size.
   *
   * @param bucket - the pipeline's own source bucket, if it has one
   * @param onProgress - called after each part
   */
  upload(key: string, body: UploadBody, bucket?: string, onProgress?: () => void): Promise<UploadedFile>;
  follower(options?: FollowOptions): Follower;
  /** Follows uploaded files to their end. The results are in the order of the files. */
  follow(files: UploadedFile[], options?: FollowOptions): Promise<FollowedFile[]>;
  stop(): Promise<void>;
}

export async function startLocalPipeline(options: LocalPipelineOptions): Promise<LocalPipeline> {
  const { app, report, waitScale = 0.05, port, signal, deniesOnPurpose = false } = options;
  const [toolchain, assembly] = await unlessAborted(signal, Promise.all([
    ensureToolchain(options.spark, report),
    typeof app === 'string' ? synthesizeExample(app, report) : app,
  ]));
  const emulator = await startEmulator({ ...toolchain, report, waitScale, port });
  try {
    signal?.throwIfAborted();
    await bootstrap(emulator);
    const deployment = await deployTemplate(emulator, assembly.folder, assembly.stackName, report);
    const logicalIds = await logicalIdsByConstruct(assembly);
    const constructs = new Map([...logicalIds].filter(([, id]) => id in deployment.resources).map(([path, id]) => [path, deployment.physicalId(id)]));
    const record = () => recordRun({ emulator, deployment, constructs, deniesOnPurpose });
    return connect(emulator, deployment, constructs, record);
  } catch (error) {
    await emulator.stop();
    throw error;
  } finally {
    if (typeof app === 'string') await fs.promises.rm(assembly.folder, { recursive: true, force: true });
  }
}

function connect(emulator: Emulator, deployment: Deployment, constructs: Constructs, beforeStop: () => Promise<void>): LocalPipeline {
  const resources = findPipelineResources(constructs);
  const [s3, sfn, sqs] = [new S3Client(emulator.clientConfig), new SFNClient(emulator.clientConfig), new SQSClient(emulator.clientConfig)];
  const queueUrl = deployment.outputs[ANNOUNCEMENTS_OUTPUT];
  const executions = new Executions(sfn, resources.stateMachineArn);
  const announcements = queueUrl ? new AnnouncementQueue(sqs, queueUrl) : undefined;
  const follower = (options: FollowOptions = {}) => new Follower(executions, announcements, workOfSpark(emulator), options);
  return {
    emulator,
    deployment,
    constructs,
    resources,
    executions,
    announcements,
    s3,
    upload: (key, body, bucket = resources.sourceBucket, onProgress) => {
      if (bucket === undefined) throw new Error('The pipeline has no source bucket of its own: name the bucket to upload to.');
      return uploadFile(s3, bucket, key, body, onProgress);
    },
    follower,
    follow: async (files, options) => {
      const following = follower(options);
      files.forEach((file) => following.add(file));
      following.close();
      const followed = await following.run();
      return files.map((file) => followed.find((one) => one.file === file)!);
    },
    stop: async () => {
      [s3, sfn, sqs].forEach((client) => client.destroy());
      await beforeStop().finally(() => emulator.stop());
    },
  };
}
