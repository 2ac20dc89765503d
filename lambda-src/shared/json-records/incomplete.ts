/** Thrown when a record goes on past the bytes at hand; it is read again, from its start, when there are more. */
export const INCOMPLETE = new Error('the record goes on in the next chunk');
