import type { PermanentErrorName } from '../../../src/contract/error-names';

/**
 * An error that a retry cannot fix. The Retry rules of the workflow match its name, which is set here because minification changes class names.
 */
export class PermanentError extends Error {
  constructor(name: PermanentErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
