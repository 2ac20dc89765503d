import type { ContentValidatorOptions } from '../content/verdict/content-validator';
import type { CheckedFileType } from '../src/contract/file-type-spec';

/** What a program of the benchmark has to do, as one argument. */
export interface Task extends ContentValidatorOptions {
  readonly fileType: CheckedFileType;
}

export function renderTask(task: Task): string {
  return JSON.stringify(task);
}

export function parseTask(text: string): Task {
  return JSON.parse(text) as Task;
}
