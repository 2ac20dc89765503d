import type { Emulator } from '../../../local/emulator/emulator';

/** What no call of AWS's API brings about; see the faults in local/emulator/README.md. */
export interface Faults {
  /** From now on the job's runs run no script: they are RUNNING until they are moved or stopped. */
  holdRuns(jobName: string): Promise<void>;
  /** Puts a held run in a state, also one that Glue does not know today. */
  moveRun(jobName: string, runId: string, state: string, errorMessage?: string): Promise<void>;
  /** The next call of the operation, `AWSGlue.StartJobRun`, is carried out, but its reply does not arrive. */
  loseReply(target: string): Promise<void>;
}

export function faultsOf({ endpoint }: Emulator): Faults {
  const control = async (name: string, parameters: object) => {
    const response = await fetch(`${endpoint}/_control/${name}`, { method: 'POST', body: JSON.stringify(parameters) });
    if (!response.ok) throw new Error(`${name}: ${(await response.json() as { message: string }).message}`);
  };
  return {
    holdRuns: (jobName) => control('hold-runs', { job_name: jobName }),
    moveRun: (jobName, runId, state, errorMessage) => control('move-run', { job_name: jobName, run_id: runId, state, error_message: errorMessage }),
    loseReply: (target) => control('lose-reply', { target }),
  };
}
