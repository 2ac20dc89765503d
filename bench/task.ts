import type { Acceleration } from '../lambda-src/validate-file/acceleration';
import type { CheckedFileType } from '../lambda-src/validate-file/checked-file-type';

/** What a program of the benchmark has to do, as one argument. */
export interface Task {
  readonly fileType: CheckedFileType;
  readonly acceleration?: Acceleration;
  readonly checkedCellsBytes?: number;
}

export function renderTask(task: Task): string {
  return JSON.stringify(task);
}

export function parseTask(text: string): Task {
  return JSON.parse(text) as Task;
}
