import { Presets, SingleBar } from 'cli-progress';

/** The standard streams. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WriteStream;
}

/** A progress bar, or nothing in place of one. */
interface Progress {
  advance(bytes: number): void;
  stop(): void;
}

const NO_PROGRESS: Progress = { advance: () => undefined, stop: () => undefined };

/** Shows how much of a file has been read, if the stream is a terminal and the size of the file is known. */
export function openProgress(file: string, size: number | undefined, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || size === undefined) return NO_PROGRESS;
  // After Ctrl-C, a hidden cursor would stay hidden, and cut lines would stay cut.
  const terminal = { stream, hideCursor: false, linewrap: true };
  const bar = new SingleBar({ ...terminal, format: `{bar} {percentage}% ${file}`, clearOnComplete: true }, Presets.shades_classic);
  bar.start(size, 0);
  return { advance: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
