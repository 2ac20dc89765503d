import type { PermanentErrorName } from '../../../src/contract/error-names';

/** An error that no retry can mend: Step Functions matches on its name, which survives minification because it is set here. */
export class PermanentError extends Error {
  constructor(name: PermanentErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
