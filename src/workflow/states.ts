import { RETRY, type Retrier } from './retry-policies';
import type { PipelineHandler } from '../functions/pipeline-handlers';

/** A state of the Amazon States Language, with JSONPath as its query language. */
export interface State {
  readonly Type: 'Task' | 'Choice' | 'Wait';
  readonly [field: string]: unknown;
}

interface HandlerTask<Payload> {
  readonly Comment: string;
  readonly handler: PipelineHandler;
  /** The payload of the handler. A value that begins with `$` is a JSONPath. */
  readonly payload: { readonly [K in keyof Payload]: unknown };
  /** The JSONPath at which the result is stored. If it is absent, the result is discarded. */
  readonly result?: string;
  /** The name of the next state. If it is absent, the task ends the execution. */
  readonly next?: string;
  readonly retry?: Retrier[];
}

/** Returns a task that invokes a handler with a payload of the type that the handler expects. */
export function handlerTask<Payload>({ Comment, handler, payload, result, next, retry = RETRY }: HandlerTask<Payload>): State {
  return {
    Type: 'Task',
    Comment,
    Resource: handler.function.functionArn,
    Parameters: Object.fromEntries(Object.entries(payload).map(([name, value]) => (isPath(value) ? [`${name}.$`, value] : [name, value]))),
    ResultPath: result ?? null,
    Retry: retry,
    ...(next === undefined ? { End: true } : { Next: next }),
  };
}

/** Returns a choice between two states by a boolean in the state of the execution. */
export function booleanChoice(path: string, ifTrue: string, otherwise: string): State {
  return { Type: 'Choice', Choices: [{ Variable: path, BooleanEquals: true, Next: ifTrue }], Default: otherwise };
}

function isPath(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('$');
}
