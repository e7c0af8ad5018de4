/** What every picture says around its drawing: of what it is, how complete, and where it is from. */
export interface PictureWords {
  title: string;
  subtitle: string;
  source: string;
}

export const pictureWidth = 960;
const top = 76;
const below = 40;

/** Light, whatever the reader's screen is: it will stand on paper or in a document. */
export const ink = {
  text: '#1b2127',
  muted: '#525c66',
  line: '#d5dbe1',
  paper: '#ffffff',
  accent: '#1d5b8f',
  soft: '#dbe7f1',
  grey: '#7d868f',
} as const;

/** The drawing as an SVG of its own, which needs nothing of the page. `body` begins at the height 0 of its own place. */
export function framePicture(
  { title, subtitle, source }: PictureWords,
  height: number,
  body: string,
): string {
  const whole = top + height + below;
  const lines = wrapped(subtitle, 120);
  const room = (lines.length - 1) * 18;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${whole + room}" ` +
      `viewBox="0 0 ${pictureWidth} ${whole + room}" color="${ink.text}" ` +
      `font-family="'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif" font-size="14">`,
    '<defs>' +
      '<pattern id="possible" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      `<rect width="5" height="5" fill="${ink.paper}"/><line x1="0" x2="0" y1="0" y2="5" stroke="${ink.accent}" stroke-width="3"/></pattern>` +
      '<pattern id="missing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">' +
      `<rect width="6" height="6" fill="${ink.paper}"/><line x1="0" x2="0" y1="0" y2="6" stroke="#c3cad0" stroke-width="2"/></pattern>` +
      '</defs>',
    `<rect width="${pictureWidth}" height="${whole + room}" fill="${ink.paper}"/>`,
    textAt(16, 34, cut(title, 85), 'font-size="20" font-weight="600"'),
    ...lines.map((line, index) => line && textAt(16, 58 + index * 18, line, `fill="${ink.muted}"`)),
    `<g transform="translate(0 ${top + room})">${body}</g>`,
    textAt(16, whole + room - 14, cut(source, 150), `fill="${ink.muted}" font-size="12"`),
    '</svg>',
  ].join('');
}

export function textAt(x: number, y: number, text: string, attributes = ''): string {
  const fill = attributes.includes('fill=') ? '' : ` fill="${ink.text}"`;
  return `<text x="${x}" y="${y}"${fill}${attributes && ` ${attributes}`}>${escaped(text)}</text>`;
}

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** In lines of so many letters at the most; a longer word stands whole. */
export function wrapped(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = `${lines[last]} ${word}`.trim();
    if (longer.length > most && lines[last] !== '') lines.push(word);
    else lines[last] = longer;
  }
  return lines;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
