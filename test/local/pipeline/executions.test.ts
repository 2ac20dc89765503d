import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { readProgress } from '../../../local/pipeline/executions';

let id = 0;
const entered = (name: string, type = 'TaskStateEntered') => ({ id: ++id, type, stateEnteredEventDetails: { name } }) as HistoryEvent;
const exited = (name: string, output: object) => (
  { id: ++id, type: 'TaskStateExited', stateExitedEventDetails: { name, output: JSON.stringify(output) } } as HistoryEvent
);
const source = { bucket: 'b', key: 'k' };

test('nothing has happened before the first state', () => {
  expect(readProgress([{ id: 1, type: 'ExecutionStarted', timestamp: new Date() }])).toEqual({ states: [] });
});

test('states are told once, in order; choices and looks at a job are not', () => {
  expect(readProgress([
    entered('Validate file'), exited('Validate file', { source, validation: { valid: true, rows: 5 } }),
    entered('File valid?', 'ChoiceStateEntered'), entered('Stage file'), entered('Start job'),
    entered('Wait for job', 'WaitStateEntered'), entered('Check job'), entered('Job done?', 'ChoiceStateEntered'),
    entered('Wait for job', 'WaitStateEntered'), entered('Check job'), entered('Job done?', 'ChoiceStateEntered'),
    entered('Publish output'), entered('Announce published file'),
  ])).toEqual({
    states: ['Validate file', 'Stage file', 'Start job', 'Wait for job', 'Publish output', 'Announce published file'],
    validation: { valid: true, rows: 5 },
  });
});

test('a redrive that enters a state again is no new state', () => {
  expect(readProgress([entered('Validate file'), { id: 9, type: 'ExecutionRedriven', timestamp: new Date() }, entered('Validate file')]).states)
    .toEqual(['Validate file']);
});
