import { Style, styleFor, printable } from '../report/text';

/** The output of the demo: progress on standard error, results on standard output unless a program reads that. */
export interface Terminal {
  readonly style: Style;
  /** Prints one line with the time since the start. */
  progress(line: string): void;
  /** Prints a block of lines with a title. */
  section(title: string, lines: readonly string[]): void;
  /** Prints one line for a program that reads standard output. */
  data(line: string): void;
  /** Prints an error, which may have several lines. */
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
      results.write(`\n${style('bold', title)}\n${lines.map((line) => `${line && `  ${line}`}\n`).join('')}`);
    },
    data: (line) => { process.stdout.write(`${line}\n`); },
    problem: (text) => { process.stderr.write(`${progressStyle('red', text.split('\n').map(printable).join('\n'))}\n`); },
  };
}
