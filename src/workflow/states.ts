import { RETRY, type Retrier } from './retry-policies';
import type { PipelineHandler } from '../functions/pipeline-handlers';

/** A state of the Amazon States Language; the query language is JSONPath. */
export interface State {
  readonly Type: 'Task' | 'Choice' | 'Wait' | 'Succeed';
  readonly [field: string]: unknown;
}

interface HandlerTask<Payload> {
  readonly Comment: string;
  readonly handler: PipelineHandler;
  /** A value that begins with `$` is a JSONPath. */
  readonly payload: { readonly [K in keyof Payload]: unknown };
  /** Where the result goes; absent: nowhere. */
  readonly result?: string;
  readonly next: string;
  readonly retry?: Retrier[];
}

/** A task that invokes a handler with a payload of the type that the handler expects. */
export function handlerTask<Payload>({ Comment, handler, payload, result, next, retry = RETRY }: HandlerTask<Payload>): State {
  return {
    Type: 'Task',
    Comment,
    Resource: handler.function.functionArn,
    Parameters: Object.fromEntries(Object.entries(payload).map(([name, value]) => (isPath(value) ? [`${name}.$`, value] : [name, value]))),
    ResultPath: result ?? null,
    Retry: retry,
    Next: next,
  };
}

/** A choice between what follows if a value of the state is true, and what follows otherwise. */
export function booleanChoice(path: string, ifTrue: string, otherwise: string): State {
  return { Type: 'Choice', Choices: [{ Variable: path, BooleanEquals: true, Next: ifTrue }], Default: otherwise };
}

export function succeed(Comment: string): State {
  return { Type: 'Succeed', Comment };
}

function isPath(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('$');
}
