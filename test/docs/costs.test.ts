import { StateMachine } from 'aws-local-stepfunctions';
import { CASES } from '../../projenrc/docs/costs';
import { synthesizeDefaultPipeline } from '../../projenrc/docs/default-pipeline';
import { costOf } from '../../projenrc/docs/file-cost';
import { GLUE_LEAST_SECONDS, PRICES } from '../../projenrc/docs/prices';
import { definitionOf, statesEntered } from '../../projenrc/docs/walk-definition';
import { STATE_NAMES } from '../../src/contract/state-names';

const resources = synthesizeDefaultPipeline();
const definition = definitionOf(resources);

const ANSWERS: Record<string, unknown> = {
  [STATE_NAMES.validate]: { valid: true, fileType: 'csv', size: 1, rows: 1 },
  [STATE_NAMES.startJob]: { jobName: 'job', runId: 'jr_1', done: false },
  [STATE_NAMES.publish]: { outcome: 'PROCESSED' },
};

/** Returns the states that an engine enters when it runs the definition. */
async function enter({ valid, polls }: { valid: boolean; polls: number }): Promise<string[]> {
  let remaining = polls;
  const answer = (name: string) => {
    if (name === STATE_NAMES.checkJob) return { jobName: 'job', runId: 'jr_1', done: --remaining === 0 };
    return name === STATE_NAMES.validate ? { ...ANSWERS[name] as object, valid } : ANSWERS[name] ?? {};
  };
  const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task').map(([name]) => name);
  const machine = new StateMachine(definition as never, { validationOptions: { checkArn: false } });
  const execution = machine.run({ source: { bucket: 'b', key: 'k', versionId: 'v' } }, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(tasks.map((name) => [name, async () => JSON.parse(JSON.stringify(answer(name)))])),
      waitTimeOverrides: { [STATE_NAMES.wait]: 0 },
    },
    context: { Execution: { Id: 'arn', Name: 'a', StartTime: '2026-01-01T00:00:00Z', RedriveCount: 0 } },
  });
  await execution.result;
  const entered: string[] = [];
  for await (const event of execution.eventLogs) if (event.type === 'StateEntered') entered.push(event.state.name);
  return entered;
}

it.each([
  { valid: true, polls: 1 }, { valid: true, polls: 4 }, { valid: false, polls: 0 },
])('the states that costs are computed from are those that an engine enters: %j', async (way) => {
  expect(statesEntered(definition, way)).toEqual(await enter(way));
});

it('a file with four polls takes 18 transitions, a rejected one 4', () => {
  expect(statesEntered(definition, { valid: true, polls: 4 })).toHaveLength(18);
  expect(statesEntered(definition, { valid: false, polls: 0 })).toHaveLength(4);
});

it('the least that Glue bills is a minute of two DPUs', () => {
  const { glue, stepFunctions, total } = costOf({ name: 'least', megabytes: 1, runSeconds: 1, workerType: 'G.1X', workers: 2 }, resources);
  expect(GLUE_LEAST_SECONDS).toBe(60);
  expect(glue).toBeCloseTo(0.44 * 2 / 60, 10);
  // 61 seconds with a poll every 30 seconds.
  expect(stepFunctions).toBeCloseTo((6 + 3 * 3) * 0.000025, 10);
  expect(total).toBeGreaterThan(glue + stepFunctions);
});

it('twice the workers cost twice the Glue, and a worker of G.2X as much as two of G.1X', () => {
  const [, medium] = CASES;
  const glue = (change: Partial<typeof medium>) => costOf({ ...medium, ...change }, resources).glue;
  expect(glue({ workers: 4 })).toBeCloseTo(2 * glue({}), 10);
  expect(glue({ workerType: 'G.2X', workers: 1 })).toBeCloseTo(glue({}), 10);
});

it('a larger file costs more of the functions that read it, by the memory that the template gives them', () => {
  const lambda = (megabytes: number) => costOf({ ...CASES[0], megabytes }, resources).lambda;
  // Two functions of 1,769 MB that read 50 MB/s.
  expect(lambda(501) - lambda(1)).toBeCloseTo(2 * 10 * 1769 / 1024 * PRICES.lambdaGibibyteSecond, 10);
});
