/** Returns true if the value matches the pattern as in IAM: `*` stands for any characters, `?` for one. */
export function matchesWildcards(pattern: string, value: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's').test(value);
}

/** Returns true if the action matches. IAM ignores the case of actions. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcards(pattern.toLowerCase(), action.toLowerCase());
}
