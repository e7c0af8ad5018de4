import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../catalogue';
import { readQuantity, type QuantityReading } from '../readQuantity';

const root = join(__dirname, '../../..');
const catalogue = parseCatalogue(readFileSync(join(root, 'schema/measures.yml'), 'utf8'), 'measures.yml');
const absenceTexts = {
  NIL: 'không phát sinh',
  NOT_APPLICABLE: 'không áp dụng',
  NOT_COLLECTED: 'chưa có số liệu',
};

describe('the cells of docs/import-cases.md', () => {
  const cells = readCells(readFileSync(join(root, 'docs/import-cases.md'), 'utf8'));

  it('are 300 and more, none of them twice', () => {
    expect(cells.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cells.map(({ text, measure }) => `${measure} ${text}`)).size).toBe(cells.length);
  });

  it.each(cells)('$text ($measure) reads as $reading', ({ text, measure, reading }) => {
    const known = catalogue.measures.get(measure);
    expect(known && readingText(readQuantity(text, known))).toBe(reading);
  });
});

interface Cell {
  text: string;
  measure: string;
  reading: string;
}

function readCells(page: string): Cell[] {
  const rows = page.matchAll(/^\| `(.+?)` +\| (\w+) +\| (.+?) +\|$/gm);
  return [...rows].map(([, text = '', measure = '', reading = '']) => ({
    text: text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    measure,
    reading: reading.replaceAll('`', ''),
  }));
}

function readingText(reading: QuantityReading): string {
  if ('refusal' in reading) return `từ chối: ${reading.refusal.part}`;
  if ('absence' in reading) return absenceTexts[reading.absence];
  const { bounds, estimated } = reading.quantity;
  const { value, atLeast, atMost } = bounds;
  if (estimated) return `ước ${grouped(value)}`;
  if (value === null) return `${grouped(atLeast)} đến ${grouped(atMost)}`;
  if (atMost === null) return `ít nhất ${grouped(atLeast)}`;
  return atLeast === atMost ? grouped(value) : `nhiều nhất ${grouped(atMost)}`;
}

function grouped(value: number | null): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}
