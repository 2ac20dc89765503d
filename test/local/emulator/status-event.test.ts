import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { createMachine, task } from './support/machine';
import { createQueue } from './support/queue';
import { createRule } from './support/rule';
import { seam } from './support/seam';

/** Runs until the execution is stopped. */
const SLOW = 'exports.handler = async () => new Promise(r => setTimeout(r, 60_000));';

seam('sfn_status_event', 'the event of an aborted execution carries its error, and that it can be redriven', {
  aws: {
    status: 'ABORTED',
    name: 'aborted',
    input: '{"a":1}',
    output: null,
    error: 'Stopped',
    cause: 'by a test',
    redriveCount: 0,
    redriveStatus: 'REDRIVABLE',
    dates: true,
  },
  observe: async on => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task() } }, SLOW);
    const queue = await createQueue(on, 'status', 'events.amazonaws.com');
    await createRule(on, 'status', {
      'source': ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      'detail': { status: ['ABORTED'], stateMachineArn: [machine.stateMachineArn] },
    }, [queue.arn]);
    const executionArn = await machine.start({ a: 1 }, 'aborted');
    await machine.untilTaskRuns(executionArn);
    await machine.client.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'by a test' }));
    const { detail } = JSON.parse(await queue.next());
    const { status, name, input, output, error, cause, redriveCount, redriveStatus, startDate, stopDate } = detail;
    return {
      status,
      name,
      input,
      output,
      error,
      cause,
      redriveCount,
      redriveStatus,
      dates: Number.isInteger(startDate) && stopDate >= startDate,
    };
  },
});
