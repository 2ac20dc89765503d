/** A token of valid JSON, and where it stands. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Of text that JSON.parse has accepted: so it needs to tell tokens apart, and not to judge them. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs), ({ 0: token, index }) => ({ text: token, start: index, end: index + token.length }));
}
