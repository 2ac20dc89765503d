import type { ContentValidatorOptions } from '../content/verdict/content-validator';
import type { CheckedFileType } from '../src/contract/file-type-spec';

/** The work of a benchmark program. It is passed as one argument, as JSON. */
export interface Task extends ContentValidatorOptions {
  readonly fileType: CheckedFileType;
}

export function renderTask(task: Task): string {
  return JSON.stringify(task);
}

export function parseTask(text: string): Task {
  return JSON.parse(text) as Task;
}
