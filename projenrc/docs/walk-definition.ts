import type { SynthesizedResource } from './default-pipeline';
import { STATE_NAMES } from '../../src/contract/state-names';

export interface Definition {
  readonly StartAt: string;
  readonly States: Record<string, {
    readonly Type: string;
    readonly Next?: string;
    readonly Default?: string;
    readonly Choices?: readonly { readonly Next: string }[];
    readonly Resource?: string;
  }>;
}

/** The path of a file through the workflow. */
export interface Way {
  readonly valid: boolean;
  /** The number of times that Check job runs. The job run has ended when the last one looks. */
  readonly polls: number;
}

/** Returns the definition as it is deployed, with the logical id of each function as its resource. */
export function definitionOf(resources: Record<string, SynthesizedResource>): Definition {
  const machine = Object.values(resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  const { 'Fn::Join': [separator, parts] } = machine!.Properties.DefinitionString as { 'Fn::Join': [string, (string | Record<string, string | string[]>)[]] };
  const text = parts.map((part) => (typeof part === 'string' ? part : [Object.values(part)[0]].flat()[0])).join(separator);
  return JSON.parse(text) as Definition;
}

/** Returns the states that an execution enters, in order. AWS bills each as one transition. */
export function statesEntered({ StartAt, States }: Definition, { valid, polls }: Way): string[] {
  const entered: string[] = [];
  let remaining = polls;
  const isChosen = (name: string) => {
    if (name === STATE_NAMES.isValid) return valid;
    if (name === STATE_NAMES.isDone) return --remaining <= 0;
    throw new Error(`${name} is a choice that is not known here: say in projenrc/docs/walk-definition.ts how it is answered`);
  };
  for (let name: string | undefined = StartAt; name !== undefined;) {
    const state: Definition['States'][string] = States[name];
    entered.push(name);
    name = state.Type === 'Choice' ? (isChosen(name) ? state.Choices?.[0].Next : state.Default) : state.Next;
  }
  return entered;
}
