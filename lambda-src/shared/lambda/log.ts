type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The functions log as JSON: an object becomes the message of one entry, with level and request id beside it, so that neither a key nor an error's
 * text can forge a second one. Nothing of a file's content is ever a field.
 */
export function log(level: 'INFO' | 'WARN', message: string, fields: Fields = {}): void {
  const entry = { message, ...fields };
  if (level === 'WARN') console.warn(entry);
  else console.info(entry);
}
