import { readChunks } from '../../cli/read-chunks';
import { ContentValidator } from '../../content/verdict/content-validator';
import { parseTask } from '../task';

/** `validate FILE TASK` validates a file as the command does, and prints the number of rows. */
async function main([file, task]: string[]): Promise<void> {
  const { fileType, ...options } = parseTask(task);
  const validator = new ContentValidator(fileType, options);
  for await (const chunk of readChunks(file)) {
    if (validator.write(chunk) !== undefined) break;
  }
  const verdict = validator.end();
  console.log(verdict.valid ? verdict.facts.rows : JSON.stringify(verdict.reason));
}

void main(process.argv.slice(2));
