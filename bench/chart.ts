export interface Bar {
  label: string;
  value: number;
  /** Drawn in the colour of this project. */
  ours: boolean;
}

const width = 720;
const labelWidth = 250;
const valueWidth = 70;
const rowHeight = 26;
const headHeight = 44;

/** Horizontal bars as an SVG text that is readable on light and dark pages. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const room = width - labelWidth - valueWidth;
  const rows = bars.map(({ label, value, ours }, index) => {
    const top = headHeight + index * rowHeight;
    const length = most > 0 ? Math.max(1, (value / most) * room) : 1;
    return [
      `<text x="${labelWidth - 8}" y="${top + 16}" text-anchor="end">${escape(label)}</text>`,
      `<rect x="${labelWidth}" y="${top + 3}" width="${length.toFixed(1)}" height="18" rx="2" fill="${ours ? '#b5121b' : '#7a8794'}"/>`,
      `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${top + 16}">${format(value)}</text>`,
    ].join('');
  });
  const height = headHeight + bars.length * rowHeight + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g fill="#1c2329"><text x="12" y="26" font-size="16" font-weight="600">${escape(title)}</text>`,
    ...rows,
    '</g></svg>',
    '',
  ].join('\n');
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
