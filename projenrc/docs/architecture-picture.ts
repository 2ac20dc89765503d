import type { SynthesizedResource } from './default-pipeline';
import { arrow, box, label, picture, wrap, type Color } from './svg';
import { definitionOf, type Definition } from './walk-definition';
import { STATE_NAMES } from '../../src/contract/state-names';

type Resources = Record<string, SynthesizedResource>;

interface Statement {
  readonly Action: string | string[];
}

/** The place of a state, and what its function uses: shown below it, and only if its role has the permission. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly uses?: { readonly name: string; readonly color: Color; readonly action: string; readonly from?: number; readonly to?: number };
}

const WIDTH = 1284;
const HEIGHT = 552;
const [UPPER, LOWER] = [232, 374];
const [TASK_WIDTH, TASK_HEIGHT] = [108, 52];
const DIAMOND = 17;

const PLACES: Readonly<Record<string, Place>> = {
  [STATE_NAMES.validate]: { x: 98, y: UPPER, uses: { name: 'Source bucket', color: 'storage', action: 's3:GetObjectVersion' } },
  [STATE_NAMES.isValid]: { x: 209, y: UPPER },
  [STATE_NAMES.stage]: { x: 334, y: UPPER, uses: { name: 'Staging bucket', color: 'storage', action: 's3:PutObject' } },
  [STATE_NAMES.startJob]: {
    x: 488, y: UPPER, uses: { name: 'Glue job: Spark converts the staged file to Parquet', color: 'analytics', action: 'glue:StartJobRun', from: 434, to: 847 },
  },
  [STATE_NAMES.wait]: { x: 641, y: UPPER },
  [STATE_NAMES.checkJob]: { x: 793, y: UPPER },
  [STATE_NAMES.isDone]: { x: 899, y: UPPER },
  [STATE_NAMES.publish]: { x: 1024, y: UPPER, uses: { name: 'Target bucket', color: 'storage', action: 's3:PutObject' } },
  [STATE_NAMES.announcePublished]: { x: 1176, y: UPPER, uses: { name: 'SNS topic', color: 'messaging', action: 'sns:Publish' } },
  [STATE_NAMES.quarantine]: { x: 209, y: LOWER, uses: { name: 'Quarantine bucket', color: 'storage', action: 's3:PutObject', from: 144, to: 274 } },
  [STATE_NAMES.announceRejected]: { x: 384, y: LOWER, uses: { name: 'SNS topic', color: 'messaging', action: 'sns:Publish' } },
};

/** Draws the default pipeline: the states of its workflow, and the resources around it. Throws if the template has something that has no place. */
export function architecturePicture(resources: Resources): string {
  const definition = definitionOf(resources);
  const missing = Object.keys(definition.States).filter((name) => !PLACES[name]);
  if (missing.length > 0) throw new Error(`the picture has no place for the states ${missing.join(', ')}: add them to projenrc/docs/architecture-picture.ts`);
  return picture(WIDTH, HEIGHT, 'The architecture of cdk-file-processing-pipeline', '', [
    ...intake(resources),
    ...failure(resources),
    box(20, 140, WIDTH - 40, 308, { color: 'line', fill: 'panel', radius: 12, dashed: true }),
    label(WIDTH - 36, 160, 'AWS Step Functions: one execution for each uploaded version', { color: 'muted', anchor: 'end', size: 16 }),
    arrow([596, 88], [596, 116], [98, 116], [98, UPPER - TASK_HEIGHT / 2]),
    ...transitionsOf(definition).map(drawTransition),
    ...Object.entries(definition.States).flatMap(([name, { Type }]) => drawState(name, Type)),
    ...Object.entries(definition.States).flatMap(([name, { Resource }]) => drawUse(resources, name, Resource)),
    ...notifications(resources),
  ]);
}

interface Transition {
  readonly from: string;
  readonly to: string;
  readonly answer?: 'yes' | 'no';
}

function transitionsOf({ States }: Definition): Transition[] {
  return Object.entries(States).flatMap(([from, { Next, Default, Choices = [] }]): Transition[] => [
    ...(Next === undefined ? [] : [{ from, to: Next }]),
    ...Choices.map((choice): Transition => ({ from, to: choice.Next, answer: 'yes' })),
    ...(Default === undefined ? [] : [{ from, to: Default, answer: 'no' as const }]),
  ]);
}

/** Draws a transition to the right, down, or back to an earlier state. */
function drawTransition({ from, to, answer }: Transition): string {
  const [start, end] = [PLACES[from], PLACES[to]];
  const text = (x: number, y: number) => (answer === undefined ? '' : label(x, y, answer, { color: 'muted', size: 14 }));
  if (start.y === end.y && start.x < end.x) {
    const [left, right] = [start.x + halfWidth(from), end.x - halfWidth(to)];
    return arrow([left, start.y], [right, end.y]) + text((left + right) / 2 - 2, start.y - 11);
  }
  if (start.x === end.x) return arrow([start.x, start.y + DIAMOND], [end.x, end.y - halfHeight(to)]) + text(start.x + 14, start.y + DIAMOND + 14);
  if (start.y === end.y) {
    const top = start.y - 48;
    return arrow([start.x, start.y - DIAMOND], [start.x, top], [end.x, top], [end.x, end.y - halfHeight(to)]) + text(start.x + 14, top + 14);
  }
  throw new Error(`the picture cannot draw the transition from ${from} to ${to}: place them in one row or column`);
}

const isChoice = (name: string) => name.endsWith('?');

function halfWidth(name: string): number {
  return isChoice(name) ? DIAMOND : TASK_WIDTH / 2;
}

function halfHeight(name: string): number {
  return isChoice(name) ? DIAMOND : TASK_HEIGHT / 2;
}

function drawState(name: string, type: string): string[] {
  const { x, y } = PLACES[name];
  if (type === 'Choice') {
    const corners = [[x, y - DIAMOND], [x + DIAMOND, y], [x, y + DIAMOND], [x - DIAMOND, y]].map((corner) => corner.join(',')).join(' ');
    // Above the diamond, unless the way back to an earlier state runs there.
    const [left, top] = name === STATE_NAMES.isDone ? [x + 12, y + DIAMOND + 13] : [x, y - DIAMOND - 22];
    return [`<polygon points="${corners}" fill="var(--card)" stroke="var(--muted)" stroke-width="1.5"/>`, label(left, top, name, { color: 'muted', size: 14 })];
  }
  const color = type === 'Task' ? 'compute' : 'muted';
  const lines = wrap(name, 11);
  return [
    box(x - halfWidth(name), y - halfHeight(name), 2 * halfWidth(name), 2 * halfHeight(name), { color, radius: type === 'Task' ? 8 : 22 }),
    ...lines.map((line, index) => label(x, y + (index - (lines.length - 1) / 2) * 18, line, { size: 16, weight: 500 })),
  ];
}

/** Draws what the function of a state uses, after a look at the policies of its role. */
function drawUse(resources: Resources, name: string, functionId?: string): string[] {
  const { x, y, uses } = PLACES[name];
  if (!uses) return [];
  if (functionId === undefined || !actionsOf(resources, functionId).includes(uses.action)) {
    throw new Error(`the picture says that ${name} uses ${uses.name}, but its role does not have ${uses.action}: correct projenrc/docs/architecture-picture.ts`);
  }
  const [left, right] = [uses.from ?? x - TASK_WIDTH / 2, uses.to ?? x + TASK_WIDTH / 2];
  const top = y + TASK_HEIGHT / 2 + 10;
  return [
    box(left, top, right - left, 26, { color: uses.color, radius: 6 }),
    label((left + right) / 2, top + 13, uses.name, { size: 14, color: uses.color, weight: 500 }),
  ];
}

/** Returns the actions that the policies of a function's role allow. */
function actionsOf(resources: Resources, functionId: string): string[] {
  const { Role } = resources[functionId].Properties as { Role: { 'Fn::GetAtt': [string, string] } };
  const [roleId] = Role['Fn::GetAtt'];
  const attached = Object.values(resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`"${roleId}"`));
  const inline = (resources[roleId].Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  const documents = [...inline, ...attached.map(({ Properties }) => Properties as { PolicyDocument: { Statement: Statement[] } })];
  return documents.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action));
}

interface ResourceBox {
  readonly type: string;
  /** Below the pipeline. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly [string, string];
  readonly color: Color;
}

function resourceBox(resources: Resources, { type, path, x, y, width, lines: [first, second], color }: ResourceBox): string[] {
  checkExists(resources, type, path);
  return [
    box(x, y, width, 52, { color }),
    label(x + width / 2, y + 18, first, { size: 16, weight: 500 }),
    label(x + width / 2, y + 36, second, { size: 14, color: 'muted' }),
  ];
}

function checkExists(resources: Resources, type: string, path: string): void {
  const exists = Object.values(resources).some(({ Type, Metadata }) => Type === type && Metadata?.['aws:cdk:path'].startsWith(`Stack/Pipeline/${path}/`));
  if (!exists) throw new Error(`the picture shows a ${type} at ${path}, which the template does not contain: correct projenrc/docs/architecture-picture.ts`);
}

function intake(resources: Resources): string[] {
  return [
    ...resourceBox(resources, { type: 'AWS::S3::Bucket', path: 'Storage/Source', x: 44, y: 36, width: 132, lines: ['Source bucket', 'Amazon S3'], color: 'storage' }),
    arrow([176, 62], [206, 62]),
    ...resourceBox(resources, { type: 'AWS::Events::Rule', path: 'Intake', x: 206, y: 36, width: 132, lines: ['Object created', 'EventBridge rule'], color: 'messaging' }),
    arrow([338, 62], [368, 62]),
    ...resourceBox(resources, { type: 'AWS::SQS::Queue', path: 'Intake/Queue', x: 368, y: 36, width: 132, lines: ['Intake queue', 'Amazon SQS'], color: 'messaging' }),
    arrow([500, 62], [530, 62]),
    ...resourceBox(resources, { type: 'AWS::Lambda::Function', path: 'Intake/Function', x: 530, y: 36, width: 132, lines: ['Start execution', 'Lambda function'], color: 'compute' }),
  ];
}

function failure(resources: Resources): string[] {
  return [
    arrow([876, 140], [876, 88]),
    label(886, 114, 'if the execution fails', { size: 14, color: 'muted', anchor: 'start' }),
    ...resourceBox(resources, { type: 'AWS::Events::Rule', path: 'Failure', x: 772, y: 36, width: 212, lines: ['Failed, timed out, aborted', 'EventBridge rule'], color: 'messaging' }),
    arrow([984, 62], [1004, 62], [1004, 44], [1030, 44]),
    arrow([984, 62], [1004, 62], [1004, 80], [1030, 80]),
    ...functionLine(resources, 'Convert/StopJob', 1030, 29, 'Stop the Glue job'),
    ...functionLine(resources, 'Notify/Function', 1030, 65, 'Send notifications'),
  ];
}

/** Draws a function in one line. */
function functionLine(resources: Resources, path: string, x: number, y: number, text: string): string[] {
  checkExists(resources, 'AWS::Lambda::Function', path);
  return [box(x, y, 210, 30, { color: 'compute' }), label(x + 105, y + 15, text, { size: 16, weight: 500 })];
}

const TARGETS = ['E-mail', 'SQS queue', 'Lambda function', 'SNS topic', 'EventBridge bus'];

function notifications(resources: Resources): string[] {
  const [top, width] = [476, 140];
  return [
    ...resourceBox(resources, { type: 'AWS::SNS::Topic', path: 'Notify/Topic', x: 44, y: top, width: 176, lines: ['Notifications', 'of every outcome'], color: 'messaging' }),
    arrow([132, 448], [132, top]),
    ...TARGETS.flatMap((name, index) => {
      const x = 250 + index * (width + 14);
      return [box(x, top + 8, width, 36, { color: 'messaging', radius: 18 }), label(x + width / 2, top + 26, name, { size: 16 })];
    }),
    arrow([220, top + 26], [250, top + 26]),
    ...resourceBox(resources, { type: 'AWS::CloudWatch::Alarm', path: 'NotificationAlarm', x: 1050, y: top, width: 190, lines: ['Dead-letter queues', 'with alarms'], color: 'bad' }),
  ];
}
