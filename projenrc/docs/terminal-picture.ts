import { escapeText } from './svg';

const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const SIZE = 13;
/** Monospaced fonts are 0.6 em wide. */
const CHARACTER = 0.6 * SIZE;
const LINE = 19;
const [MARGIN, BAR] = [18, 38];

/** The look of a terminal, which is dark on light pages too. */
const COLORS = { background: '#161b22', bar: '#21262d', border: '#484f58', text: '#d1d7e0', dim: '#8b949e', red: '#ff7b72', green: '#56d364', yellow: '#e3b341' };

interface Style {
  readonly color: keyof typeof COLORS;
  readonly isBold: boolean;
}

const PLAIN: Style = { color: 'text', isBold: false };

/** The change that an escape sequence makes: those that the demo prints. */
const SEQUENCES: Readonly<Record<string, Partial<Style>>> = {
  0: PLAIN, 1: { isBold: true }, 2: { color: 'dim' }, 22: PLAIN, 31: { color: 'red' }, 32: { color: 'green' }, 33: { color: 'yellow' }, 39: { color: 'text' },
};

/** Renders captured output of a terminal, with its escape sequences for colors, as a window. */
export function terminalPicture(title: string, output: string): string {
  const lines = output.trimEnd().split('\n');
  const columns = Math.max(...lines.map((line) => [...withoutSequences(line)].length));
  const [width, height] = [Math.ceil(2 * MARGIN + columns * CHARACTER), BAR + 2 * MARGIN - 8 + lines.length * LINE];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9" fill="${COLORS.background}" stroke="${COLORS.border}"/>
<path d="M1 ${BAR} V10 a9 9 0 0 1 9 -9 H${width - 10} a9 9 0 0 1 9 9 V${BAR} Z" fill="${COLORS.bar}"/>
${['#ff5f57', '#febc2e', '#28c840'].map((color, index) => `<circle cx="${22 + 20 * index}" cy="${BAR / 2}" r="6" fill="${color}"/>`).join('')}
<text x="${width / 2}" y="${BAR / 2 + 4}" text-anchor="middle" font-family="${FONT}" font-size="12" fill="${COLORS.dim}">${escapeText(title)}</text>
<g font-family="${FONT}" font-size="${SIZE}">
${lines.map((line, index) => renderLine(line, BAR + MARGIN + 8 + index * LINE)).filter((text) => text !== '').join('\n')}
</g>
</svg>
`;
}

/** Returns a text element for each run of one style. Runs begin at their column, so that columns align in every font. */
function renderLine(line: string, y: number): string {
  let style = PLAIN;
  let column = 0;
  const runs: string[] = [];
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part);
    if (codes) {
      style = codes[1].split(';').reduce((before, code) => ({ ...before, ...changeOf(code) }), style);
      continue;
    }
    for (const [text] of part.matchAll(/ {2,}|(?:(?! {2}).)+/gu)) {
      if (text.trim() !== '') runs.push(renderRun(text, MARGIN + column * CHARACTER, y, style));
      column += [...text].length;
    }
  }
  return runs.join('');
}

function renderRun(text: string, x: number, y: number, { color, isBold }: Style): string {
  const indent = text.length - text.trimStart().length;
  const left = Math.round((x + indent * CHARACTER) * 10) / 10;
  return `<text x="${left}" y="${y}" fill="${COLORS[color]}"${isBold ? ' font-weight="700"' : ''}>${escapeText(text.trim())}</text>`;
}

function changeOf(code: string): Partial<Style> {
  const change = SEQUENCES[code === '' ? '0' : code];
  if (!change) throw new Error(`the escape sequence ${code} is not known: add it to projenrc/docs/terminal-picture.ts`);
  return change;
}

function withoutSequences(line: string): string {
  return line.replace(/\u001b\[[\d;]*m/g, '');
}
