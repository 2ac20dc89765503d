import * as fs from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AnnouncementQueue } from './announcements';
import { bootstrap } from './bootstrap';
import { logicalIdsByConstruct } from './construct-ids';
import { Executions } from './executions';
import { FollowedFile, Follower, FollowOptions } from './follower';
import { Constructs, findPipelineResources, PipelineResources } from './pipeline-resources';
import { Assembly, synthesizeExample } from './synthesize-example';
import { ensureToolchain } from './toolchain';
import { unlessAborted } from './unless-aborted';
import { uploadFile, UploadBody, UploadedFile } from './upload';
import { deployTemplate, type Deployment } from '../emulator/deploy';
import { startEmulator, type Emulator } from '../emulator/emulator';
import { recordRun } from '../permissions/record-run';

/** The output of a stack that names the queue which is a notification target of the pipeline. */
const ANNOUNCEMENTS_OUTPUT = 'AnnouncementsIn';

export interface LocalPipelineOptions {
  /** The name of a folder in examples/, or what was synthesized already. */
  readonly app: string | Assembly;
  /** Without it no job can run. */
  readonly spark: boolean;
  readonly report: (line: string) => void;
  /** What the seconds of Wait states are multiplied with. @default 0.05 */
  readonly waitScale?: number;
  /** @default - a free one */
  readonly port?: number;
  /** Gives up starting. */
  readonly signal?: AbortSignal;
  /** Whether permissions will be taken away: then denied calls are no news. @default false */
  readonly deniesOnPurpose?: boolean;
}

/** A stack with one pipeline, deployed to an emulator of its own. */
export interface LocalPipeline {
  readonly emulator: Emulator;
  readonly deployment: Deployment;
  readonly constructs: Constructs;
  readonly resources: PipelineResources;
  readonly executions: Executions;
  /** Present if the stack has the output `AnnouncementsIn`. */
  readonly announcements?: AnnouncementQueue;
  readonly s3: S3Client;
  /** @param bucket - the pipeline's own source bucket, if it has one */
  upload(key: string, body: UploadBody, bucket?: string): Promise<UploadedFile>;
  follower(options?: FollowOptions): Follower;
  /** Follows what was uploaded to its end; the results are in the order of the files. */
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
    await bootstrap(emulator.clientConfig);
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
  const follower = (options: FollowOptions = {}) => new Follower(executions, announcements, options);
  return {
    emulator,
    deployment,
    constructs,
    resources,
    executions,
    announcements,
    s3,
    upload: (key, body, bucket = resources.sourceBucket) => {
      if (bucket === undefined) throw new Error('The pipeline has no source bucket of its own: say which one to upload to.');
      return uploadFile(s3, bucket, key, body);
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
