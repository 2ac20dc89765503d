import { Style, styleFor } from '../report/style';
import { printable } from '../report/text';

/** Where the demo speaks: progress on standard error, results on standard output, unless that is for a program. */
export interface Terminal {
  readonly style: Style;
  /** One line, with the time since the start. */
  progress(line: string): void;
  /** A titled block of lines. */
  section(title: string, lines: readonly string[]): void;
  /** One line for a program that reads standard output. */
  data(line: string): void;
  /** What went wrong; of a command that failed, its last lines too. */
  problem(text: string): void;
}

export function openTerminal(isDataOnly: boolean): Terminal {
  const startedAt = Date.now();
  const results = isDataOnly ? process.stderr : process.stdout;
  const style = styleFor(results);
  const progressStyle = styleFor(process.stderr);
  return {
    style,
    progress: (line) => {
      const seconds = String(Math.round((Date.now() - startedAt) / 1000)).padStart(4);
      process.stderr.write(`${progressStyle('dim', `${seconds} s`)}  ${printable(line)}\n`);
    },
    section: (title, lines) => {
      results.write(`\n${style('bold', title)}\n${lines.map((line) => `  ${line}\n`).join('')}`);
    },
    data: (line) => { process.stdout.write(`${line}\n`); },
    problem: (text) => { process.stderr.write(`${progressStyle('red', text.split('\n').map(printable).join('\n'))}\n`); },
  };
}
