type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Writes a log entry. The functions log as JSON: the runtime writes the object as the message of one entry, with level and request id. So neither a key
 * nor an error's text can forge a second entry. The content of a file is never logged.
 */
export function log(level: 'INFO' | 'WARN', message: string, fields: Fields = {}): void {
  const entry = { message, ...fields };
  if (level === 'WARN') console.warn(entry);
  else console.info(entry);
}
