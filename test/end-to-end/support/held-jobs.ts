import { GlueClient, paginateGetJobRuns, paginateGetJobs } from '@aws-sdk/client-glue';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { faultsOf, type Faults } from './faults';
import type { LocalPipeline } from '../../../local/pipeline/local-pipeline';
import type { UploadedFile } from '../../../local/pipeline/upload';
import type { CheckedFileFacts } from '../../../src/contract/file-facts';
import { decodeRequest, JOB_ARGUMENTS, type JobRequest, type JobResult } from '../../../src/contract/job-request';
import { executionName } from '../../../src/contract/object-identity';
import { parquetFile } from '../../lambda-src/publish-output/parquet-file';

export interface HeldRun {
  readonly jobName: string;
  readonly id: string;
  readonly state: string;
  readonly request: JobRequest;
}

/** What the test, in the place of a script, says it has done; what is left out is as it should be. */
export interface PlayedOutput {
  readonly rowsRead?: number;
  readonly rowsWritten?: number;
  /** In the footers of the Parquet files, one a file. */
  readonly rowsInFiles?: number[];
}

interface PipelineOfJobs {
  readonly local: LocalPipeline;
  waitWhileRunning<T>(file: UploadedFile, what: string, ask: () => Promise<T | undefined>): Promise<T>;
}

/** The jobs of a pipeline, whose runs are in the hand of the test: it plays the script. */
export class HeldJobs {
  public static async of(pipeline: PipelineOfJobs): Promise<HeldJobs> {
    const faults = faultsOf(pipeline.local.emulator);
    const glue = new GlueClient(pipeline.local.emulator.clientConfig);
    const names: string[] = [];
    for await (const { Jobs = [] } of paginateGetJobs({ client: glue }, {})) names.push(...Jobs.map(({ Name = '' }) => Name));
    await Promise.all(names.map((name) => faults.holdRuns(name)));
    return new HeldJobs(pipeline, glue, faults, names);
  }

  private constructor(
    private readonly pipeline: PipelineOfJobs, private readonly glue: GlueClient, public readonly faults: Faults, private readonly names: string[],
  ) {}

  /** Oldest first. */
  public async runs(): Promise<HeldRun[]> {
    const runs: HeldRun[] = [];
    for (const jobName of this.names) {
      for await (const { JobRuns = [] } of paginateGetJobRuns({ client: this.glue }, { JobName: jobName })) {
        runs.push(...JobRuns.map(({ Id: id = '', JobRunState: state = '', Arguments }) => (
          { jobName, id, state, request: decodeRequest(Arguments?.[JOB_ARGUMENTS.request])! })));
      }
    }
    return runs.reverse();
  }

  public async runsOf(file: UploadedFile): Promise<HeldRun[]> {
    return (await this.runs()).filter(({ request }) => request.execution === executionName(file.source));
  }

  /** The run of a file, or the one that a later attempt started, as soon as it is there. */
  public async runOf(file: UploadedFile, index = 0): Promise<HeldRun> {
    return this.pipeline.waitWhileRunning(file, `run ${index}`, async () => (await this.runsOf(file))[index]);
  }

  public async move({ jobName, id }: HeldRun, state: string, errorMessage?: string): Promise<void> {
    await this.faults.moveRun(jobName, id, state, errorMessage);
  }

  /** Writes what a script would have written, then ends the run. */
  public async succeed(run: HeldRun, output: PlayedOutput = {}): Promise<void> {
    const { rows } = await this.read<CheckedFileFacts>(run.request.factsUri);
    const { rowsRead = rows, rowsWritten = rows, rowsInFiles = [rows] } = output;
    const folder = `${run.request.outputUri}${run.id}/`;
    await Promise.all(rowsInFiles.map((count, index) => this.write(`${folder}part-${index}-x-c000.snappy.parquet`, parquetFile(count))));
    const result: JobResult = { rowsRead, rowsWritten, badCells: {}, seconds: 1 };
    await this.write(`${folder}_result.json`, JSON.stringify(result));
    await this.move(run, 'SUCCEEDED');
  }

  private async read<T>(uri: string): Promise<T> {
    const { Body } = await this.pipeline.local.s3.send(new GetObjectCommand(objectAt(uri)));
    return JSON.parse(await Body!.transformToString()) as T;
  }

  private async write(uri: string, Body: string | Uint8Array): Promise<void> {
    await this.pipeline.local.s3.send(new PutObjectCommand({ ...objectAt(uri), Body }));
  }
}

function objectAt(uri: string): { Bucket: string; Key: string } {
  const { hostname, pathname } = new URL(uri);
  return { Bucket: hostname, Key: pathname.slice(1) };
}
