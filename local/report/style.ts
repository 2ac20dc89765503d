import { styleText } from 'node:util';

export type Format = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Gives text a look, or leaves it as it is where nobody would see it. */
export type Style = (format: Format, text: string) => string;

export const plain: Style = (_format, text) => text;

const colored: Style = (format, text) => styleText(format, text, { validateStream: false });

/** Colors for a terminal that shows them, unless NO_COLOR is set. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  return stream.isTTY && stream.hasColors() ? colored : plain;
}
