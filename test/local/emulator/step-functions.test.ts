import * as fs from 'node:fs';
import * as path from 'node:path';
import { RedriveExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { createMachine, task } from './support/machine';
import { outcome } from './support/outcome';
import { seam } from './support/seam';
import { waitFor } from '../../../local/waiting/wait-for';

/** Runs until the execution is stopped. */
const ENDLESS = 'exports.handler = async () => new Promise(r => setTimeout(r, 60_000));';
const SLOW = 'exports.handler = async () => { await new Promise(r => setTimeout(r, 1000)); throw new Error("late"); };';
const FAILING_WHEN_TOLD = `const fs = require('node:fs');
exports.handler = async ({ signal }) => {
  while (!fs.existsSync(signal)) await new Promise(r => setTimeout(r, 50));
  throw new Error('late');
};`;
const THROWING = 'exports.handler = async () => { throw Object.assign(new Error("no"), { name: "MyError" }); };';
const THROWING_ONCE = `let calls = 0;
exports.handler = async event => { if (calls++ === 0) throw new Error("first"); return event; };`;

seam('sfn_idempotent_start', 'starting a name again with the same input gives the running execution, anything else is refused', {
  aws: { same: true, otherInput: 'ExecutionAlreadyExists', afterItsEnd: 'ExecutionAlreadyExists', badName: 'InvalidName' },
  observe: async on => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task() } }, ENDLESS);
    const first = await machine.start({ a: 1, b: 2 }, 'name');
    const again = await machine.start({ a: 1, b: 2 }, 'name').catch(() => 'refused');
    const otherInput = await outcome(machine.start({ a: 2 }, 'name'));
    await machine.client.send(new StopExecutionCommand({ executionArn: first }));
    await machine.ended(first);
    return {
      same: first === again,
      otherInput,
      afterItsEnd: await outcome(machine.start({ a: 1, b: 2 }, 'name')),
      badName: await outcome(machine.start({}, 'a b')),
    };
  },
});

seam('sfn_retry_delay', 'retry delays keep to MaxDelaySeconds and are not scaled with Wait states', {
  aws: { error: 'MyError', delays: ['about 1 s', 'about 1 s'] },
  observe: async on => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 60, MaxDelaySeconds: 1, MaxAttempts: 2 }];
    const machine = await createMachine(on, {
      StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 3600, Next: 'A' }, A: task({ Retry }) },
    }, THROWING);
    const { error = '', executionArn = '' } = await machine.run();
    const events = (await machine.history(executionArn)).reverse();
    const secondsAt = (type: string) => events.filter(event => event.type === type).map(({ timestamp }) => timestamp!.getTime() / 1000);
    const [, ...scheduled] = secondsAt('TaskScheduled');
    const failed = secondsAt('TaskFailed');
    const delays = scheduled.map((seconds, index) => seconds - failed[index]);
    // Uncapped, the second delay is a minute; a loaded machine adds seconds.
    return { error, delays: delays.map(seconds => seconds > 0.9 && seconds < 40 ? 'about 1 s' : `${seconds} s`) };
  },
});

seam('sfn_strict_data', 'a path that finds nothing ends the execution with States.Runtime, which no retrier or catcher sees', {
  aws: { status: 'FAILED', error: 'States.Runtime' },
  observe: async on => {
    const machine = await createMachine(on, {
      StartAt: 'A',
      States: {
        A: task({ ResultSelector: { 'x.$': '$.missing' }, OutputPath: '$', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }),
        B: { Type: 'Pass', End: true },
      },
    });
    const { status, error } = await machine.run();
    return { status, error };
  },
});

seam('sfn_strict_data', 'a null is present to a Choice, and too large a result ends the execution', {
  aws: { present: 'SUCCEEDED', tooLarge: 'States.DataLimitExceeded' },
  observe: async on => {
    const choice = await createMachine(on, {
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }], Default: 'C' },
        B: { Type: 'Succeed' },
        C: { Type: 'Fail' },
      },
    });
    const large = await createMachine(on, { StartAt: 'A', States: { A: task() } }, 'exports.handler = async () => "x".repeat(300000);');
    return { present: (await choice.run({ a: null })).status, tooLarge: (await large.run()).error };
  },
});

seam('sfn_history', 'the history names the failed state, the kind of its task and its time-out', {
  aws: {
    newestFirst: ['ExecutionFailed', 'TaskTimedOut', 'TaskScheduled', 'TaskStateEntered', 'ExecutionStarted'],
    task: { resourceType: 'lambda', resource: 'invoke', error: 'States.Timeout', cause: expect.any(String) },
    entered: 'A',
    links: [4, 3, 2, 1, 0],
  },
  observe: async on => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task({ TimeoutSeconds: 1 }) } }, SLOW.replace('1000', '1500'));
    const events = await machine.history((await machine.run()).executionArn ?? '');
    return {
      newestFirst: events.map(event => event.type),
      task: events[1].taskTimedOutEventDetails,
      entered: events[3].stateEnteredEventDetails?.name,
      links: events.map(event => event.previousEventId),
    };
  },
});

seam('sfn_history', 'an abort for no reason has none in the history', {
  aws: {},
  observe: async on => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task() } }, ENDLESS);
    const executionArn = await machine.start();
    await machine.untilTaskRuns(executionArn);
    await machine.client.send(new StopExecutionCommand({ executionArn }));
    return (await machine.history(executionArn)).find(event => event.type === 'ExecutionAborted')?.executionAbortedEventDetails;
  },
});

seam('sfn_execution_run', 'a machine that takes longer than its TimeoutSeconds is TIMED_OUT', {
  aws: 'TIMED_OUT',
  observe: async on => {
    const machine = await createMachine(on, { TimeoutSeconds: 1, StartAt: 'A', States: { A: task() } }, SLOW.replace('1000', '2000'));
    return (await machine.run()).status;
  },
});

seam('sfn_execution_run', 'a stopped execution stays ABORTED when its task fails later', {
  aws: { stopped: 'ABORTED', later: 'ABORTED', last: 'ExecutionAborted' },
  observe: async (on, isBare) => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task() } }, FAILING_WHEN_TOLD);
    const signal = path.join(on.dataFolder, 'fail-now');
    const executionArn = await machine.start({ signal });
    await machine.untilTaskRuns(executionArn);
    await machine.client.send(new StopExecutionCommand({ executionArn }));
    const stopped = (await machine.ended(executionArn)).status;
    await fs.promises.writeFile(signal, '');
    if (isBare) await waitFor('the late failure', async () => ({ value: (await machine.ended(executionArn)).status !== stopped || undefined, state: stopped ?? '' }));
    else await new Promise(resolve => setTimeout(resolve, 1500));
    return {
      stopped,
      later: (await machine.ended(executionArn)).status,
      last: (await machine.history(executionArn))[0].type,
    };
  },
});

seam('sfn_execution_run', 'a redrive goes on at the failed state under the same name, and counts', {
  aws: { redrive: 'done', status: 'SUCCEEDED', output: '{"redrives": 1, "from": "A"}', redriveCount: 1, entered: ['B', 'B', 'A'], again: 'ExecutionNotRedrivable' },
  observe: async on => {
    const machine = await createMachine(on, {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Result: { from: 'A' }, Next: 'B' },
        B: task({ Parameters: { FunctionName: '${Function}', Payload: { 'redrives.$': '$$.Execution.RedriveCount', 'from.$': '$.from' } } }),
      },
    }, THROWING_ONCE);
    const executionArn = (await machine.run()).executionArn ?? '';
    const redrive = await outcome(machine.client.send(new RedriveExecutionCommand({ executionArn })));
    const ended = await machine.ended(executionArn);
    return {
      redrive,
      status: ended.status,
      output: ended.output,
      redriveCount: ended.redriveCount,
      entered: (await machine.history(executionArn)).flatMap(event => event.stateEnteredEventDetails?.name ?? []),
      again: await outcome(machine.client.send(new RedriveExecutionCommand({ executionArn }))),
    };
  },
});
