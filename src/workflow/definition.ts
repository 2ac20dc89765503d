import type { Duration } from 'aws-cdk-lib';
import { retryWhileBusy } from './retry-policies';
import { booleanChoice, handlerTask, type State } from './states';
import type { FileTypeSpec } from '../contract/file-type-spec';
import type {
  AnnouncePayload, CheckJobPayload, PublishOutputPayload, QuarantineFilePayload, StageFilePayload, StartJobPayload, ValidateFilePayload,
} from '../contract/handler-payloads';
import { STATE_NAMES } from '../contract/state-names';
import { STATE_PATHS } from '../contract/workflow-state';
import type { PipelineHandlers } from '../functions/pipeline-handlers';

/** The handlers that the state machine invokes. */
export type WorkflowHandlers = Omit<PipelineHandlers, 'startExecution' | 'stopJob'>;

export interface DefinitionProps {
  readonly handlers: WorkflowHandlers;
  readonly fileTypes: FileTypeSpec[];
  /** The names of the jobs by the name of their file type. */
  readonly jobs: Record<string, string>;
  readonly pollingInterval: Duration;
  readonly deadline: Duration;
}

const CONTEXT = {
  execution: '$$.Execution.Name',
  executionArn: '$$.Execution.Id',
  startTime: '$$.Execution.StartTime',
  redriveCount: '$$.Execution.RedriveCount',
} as const;

/**
 * Returns the definition of the state machine, which processes one file. It catches no errors: an error ends the execution where it occurs, so that a redrive
 * continues there. The failure rule then sends the notification of the failure.
 *
 * AWS bills each state that is entered. So there is no state that only marks an end: whether a file was rejected, published or superseded is in the output of
 * the execution, and in the notification.
 */
export function renderDefinition(props: DefinitionProps) {
  return {
    Comment: 'Processes one file: validates it, converts it to Parquet, publishes the output, and notifies the targets',
    QueryLanguage: 'JSONPath',
    // A run may wait for capacity without limit, which its own timeout does not include.
    TimeoutSeconds: props.deadline.toSeconds(),
    StartAt: STATE_NAMES.validate,
    States: { ...validateStates(props), ...rejectStates(props), ...convertStates(props), ...publishStates(props) },
  };
}

function validateStates({ handlers, fileTypes }: DefinitionProps): Record<string, State> {
  return {
    [STATE_NAMES.validate]: handlerTask<ValidateFilePayload>({
      Comment: 'Match the file type and check every byte',
      handler: handlers.validateFile,
      payload: { execution: CONTEXT.execution, source: STATE_PATHS.source, fileTypes },
      result: STATE_PATHS.validation,
      next: STATE_NAMES.isValid,
    }),
    [STATE_NAMES.isValid]: booleanChoice(`${STATE_PATHS.validation}.valid`, STATE_NAMES.stage, STATE_NAMES.quarantine),
  };
}

function rejectStates({ handlers }: DefinitionProps): Record<string, State> {
  const { source, validation, quarantine } = STATE_PATHS;
  return {
    [STATE_NAMES.quarantine]: handlerTask<QuarantineFilePayload>({
      Comment: 'Copy the file and the reason to quarantine',
      handler: handlers.quarantineFile,
      payload: { execution: CONTEXT.execution, source, validation },
      result: quarantine,
      next: STATE_NAMES.announceRejected,
    }),
    [STATE_NAMES.announceRejected]: handlerTask<AnnouncePayload>({
      Comment: 'Notify the targets why the file was rejected',
      handler: handlers.sendNotification,
      payload: { ...CONTEXT, source, validation, quarantine },
    }),
  };
}

function convertStates({ handlers, jobs, pollingInterval, deadline }: DefinitionProps): Record<string, State> {
  const { source, validation, job } = STATE_PATHS;
  return {
    [STATE_NAMES.stage]: handlerTask<StageFilePayload>({
      Comment: 'Copy the validated version to the staging bucket',
      handler: handlers.stageFile,
      payload: { execution: CONTEXT.execution, source, validation },
      next: STATE_NAMES.startJob,
    }),
    [STATE_NAMES.startJob]: handlerTask<StartJobPayload>({
      Comment: 'Start the job of the file type, or find the run that an earlier attempt started',
      handler: handlers.startJob,
      payload: {
        execution: CONTEXT.execution, redriveCount: CONTEXT.redriveCount, source, fileType: `${validation}.fileType`, jobs,
      },
      result: job,
      next: STATE_NAMES.wait,
      retry: retryWhileBusy(deadline),
    }),
    [STATE_NAMES.wait]: { Type: 'Wait', Seconds: pollingInterval.toSeconds(), Next: STATE_NAMES.checkJob },
    [STATE_NAMES.checkJob]: handlerTask<CheckJobPayload>({
      Comment: 'Check the run, and end the execution if the run failed',
      handler: handlers.checkJob,
      payload: { execution: CONTEXT.execution, redriveCount: CONTEXT.redriveCount, job },
      result: job,
      next: STATE_NAMES.isDone,
      // After a redrive, this state starts a new run.
      retry: retryWhileBusy(deadline),
    }),
    [STATE_NAMES.isDone]: booleanChoice(`${job}.done`, STATE_NAMES.publish, STATE_NAMES.wait),
  };
}

function publishStates({ handlers }: DefinitionProps): Record<string, State> {
  const { source, validation, job, publication } = STATE_PATHS;
  return {
    [STATE_NAMES.publish]: handlerTask<PublishOutputPayload>({
      Comment: 'Compare the row counts and replace the output of the key',
      handler: handlers.publishOutput,
      payload: { execution: CONTEXT.execution, source, validation, job },
      result: publication,
      next: STATE_NAMES.announcePublished,
    }),
    [STATE_NAMES.announcePublished]: handlerTask<AnnouncePayload>({
      Comment: 'Notify the targets where the output is stored',
      handler: handlers.sendNotification,
      payload: { ...CONTEXT, source, validation, publication },
    }),
  };
}
