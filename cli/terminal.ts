import { Presets, SingleBar } from 'cli-progress';

/** What the command reads and writes beside files. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WriteStream;
}

export interface Progress {
  advance(bytes: number): void;
  stop(): void;
}

const NONE: Progress = { advance: () => undefined, stop: () => undefined };

/** Shows how much of a file has been read, if someone is there to see it and the size is known. */
export function openProgress(file: string, size: number | undefined, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || size === undefined) return NONE;
  // A cursor that is hidden, or lines that are cut, would stay so after a Ctrl-C.
  const terminal = { stream, hideCursor: false, linewrap: true };
  const bar = new SingleBar({ ...terminal, format: `{bar} {percentage}% ${file}`, clearOnComplete: true }, Presets.shades_classic);
  bar.start(size, 0);
  return { advance: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
