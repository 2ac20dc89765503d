/** The parts that our pictures are made of: text, boxes and arrows as SVG, with colors for light and for dark pages. */

export type Color = 'text' | 'muted' | 'line' | 'card' | 'panel' | 'storage' | 'messaging' | 'compute' | 'analytics' | 'bad';

/** The light and the dark value of each color. */
const COLORS: Readonly<Record<Color, readonly [string, string]>> = {
  text: ['#1f2328', '#e6edf3'],
  muted: ['#59636e', '#9198a1'],
  line: ['#818b98', '#6e7681'],
  card: ['#ffffff', '#0d1117'],
  panel: ['#f6f8fa', '#151b23'],
  storage: ['#2c7a3f', '#57ab5a'],
  messaging: ['#b3247a', '#e275ad'],
  compute: ['#b35900', '#e0823d'],
  analytics: ['#6639ba', '#a371f7'],
  bad: ['#b35900', '#e0823d'],
};

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif";

function variables(index: 0 | 1): string {
  return Object.entries(COLORS).map(([name, values]) => `--${name}: ${values[index]};`).join(' ');
}

/** Returns a whole picture on a card with a border. It follows the color scheme of the reader. */
export function picture(width: number, height: number, title: string, style: string, content: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<style>
svg { ${variables(0)} font-family: ${FONT}; }
@media (prefers-color-scheme: dark) { svg { ${variables(1)} } }
${style}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="var(--card)" stroke="var(--line)" stroke-opacity="0.4"/>
${content.join('\n')}
</svg>
`;
}

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

interface Label {
  readonly size?: number;
  readonly color?: Color;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Returns text whose vertical center is y. */
export function label(x: number, y: number, text: string, { size = 14, color = 'text', weight = 400, anchor = 'middle' }: Label = {}): string {
  const baseline = y + size * 0.35;
  return `<text x="${x}" y="${round(baseline)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="var(--${color})">${escapeText(text)}</text>`;
}

/** Returns a text in one line, or in two lines of similar length. */
export function wrap(text: string, longest: number): string[] {
  if (text.length <= longest) return [text];
  const words = text.split(' ');
  const breaks = words.slice(1).map((_word, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  return breaks.sort((a, b) => Math.max(...a.map(({ length }) => length)) - Math.max(...b.map(({ length }) => length)))[0] ?? [text];
}

interface Box {
  readonly color: Color;
  readonly fill?: Color;
  readonly radius?: number;
  readonly dashed?: boolean;
}

export function box(x: number, y: number, width: number, height: number, { color, fill = 'card', radius = 8, dashed = false }: Box): string {
  const dashes = dashed ? ' stroke-dasharray="5 4"' : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="var(--${fill})" stroke="var(--${color})" stroke-width="1.5"${dashes}/>`;
}

/** Returns a line through the points that ends with an arrow. */
export function arrow(...points: readonly (readonly [number, number])[]): string {
  const [[x, y], ...rest] = points;
  const path = [`M${x} ${y}`, ...rest.map(([left, top]) => `L${left} ${top}`)].join(' ');
  const [fromX, fromY] = points[points.length - 2];
  const [toX, toY] = points[points.length - 1];
  const length = Math.hypot(toX - fromX, toY - fromY);
  const [dx, dy] = [(toX - fromX) / length, (toY - fromY) / length];
  const corner = (side: number) => `${round(toX - 8 * dx - 4.5 * side * dy)} ${round(toY - 8 * dy + 4.5 * side * dx)}`;
  return `<path d="${path}" fill="none" stroke="var(--line)" stroke-width="1.5" stroke-linejoin="round"/>` +
    `<path d="M${toX} ${toY} L${corner(1)} L${corner(-1)} Z" fill="var(--line)"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
