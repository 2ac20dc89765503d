export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n');
}

export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Replaces the text between the marks of a section. Throws if the file does not have them. */
export function insert(file: string, text: string, name: string, content: string): string {
  const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`);
  if (!pattern.test(text)) throw new Error(`${file} has no section for the generated ${name}: add "<!-- generated: ${name} -->" and "<!-- end -->"`);
  return text.replace(pattern, (_match, begin: string, end: string) => `${begin}${content}\n${end}`);
}

function escapeCell(cell: string): string {
  return cell.replace(/\n/g, ' ').replace(/\|/g, '\\|');
}
