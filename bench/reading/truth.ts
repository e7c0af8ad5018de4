import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectPath } from '../../platform/paths';

/** What is right for one number of a text. */
export interface TrueRow {
  id: string;
  start: number;
  end: number;
  measure: string;
  value: number | null;
  atLeast: number;
  atMost: number | null;
  programme: string | null;
  awardKind: string | null;
  awardedBy: string | null;
  recipient: string | null;
  sector: string | null;
  year: number;
  isIncluded: boolean;
}

export interface TrueText {
  name: string;
  text: string;
  rows: TrueRow[];
}

const seedFact = z.object({
  id: z.string(),
  year: z.int(),
  measure: z.string(),
  printed: z.string(),
  offset: z.int(),
  value: z.int().nullable(),
  atLeast: z.int(),
  atMost: z.int().nullable(),
  programme: z.string().optional(),
  kind: z.string().optional(),
  awardedBy: z.string().optional(),
  recipient: z.string().optional(),
  sector: z.string().optional(),
  includedIn: z.string().optional(),
});
const seedFile = z.object({ document: z.object({ id: z.string() }), facts: z.array(seedFact) });

/** The five real texts, by the figures that were taken from them by hand. */
export function seedTruth(): TrueText[] {
  const folder = projectPath('data', 'seeds');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const rowsOf = new Map<string, TrueRow[]>();
  for (const file of files.sort()) {
    const { document, facts } = seedFile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    rowsOf.set(document.id, [...(rowsOf.get(document.id) ?? []), ...facts.map(rowOfSeed)]);
  }
  return [...rowsOf].map(([name, rows]) => ({
    name,
    text: readFileSync(join(folder, 'texts', `${name}.txt`), 'utf8'),
    rows: rows.sort((a, b) => a.start - b.start),
  }));
}

function rowOfSeed({ offset, printed, kind, includedIn, ...fact }: z.infer<typeof seedFact>): TrueRow {
  return {
    id: fact.id,
    start: offset,
    end: offset + printed.length,
    measure: fact.measure,
    value: fact.value,
    atLeast: fact.atLeast,
    atMost: fact.atMost,
    programme: fact.programme ?? null,
    awardKind: kind ?? null,
    awardedBy: fact.awardedBy ?? null,
    recipient: fact.recipient ?? null,
    sector: fact.sector ?? null,
    year: fact.year,
    isIncluded: includedIn !== undefined && includedIn !== 'none',
  };
}

/** The texts of our own: `open` or `held-out`. */
export function madeTruth(part: 'open' | 'held-out'): TrueText[] {
  const folder = projectPath('data', 'reading', part);
  return readdirSync(folder)
    .sort()
    .map((file) => parseMarked(file.replace('.txt', ''), readFileSync(join(folder, file), 'utf8')));
}

/** Takes the braces out of a text; data/reading/README.md says what stands in them. */
export function parseMarked(name: string, marked: string): TrueText {
  const [heading = '', ...lines] = marked.split('\n');
  const year = Number(/^# year (\d{4})$/.exec(heading)?.[1]);
  const rows: TrueRow[] = [];
  let text = '';
  for (const [index, piece] of lines
    .join('\n')
    .split(/\{\{|\}\}/)
    .entries()) {
    const [printed = '', said] = index % 2 === 1 ? piece.split('|') : [piece];
    const span = { start: text.length, end: text.length + printed.length };
    text += printed;
    for (const one of said?.split(';') ?? []) {
      rows.push({ id: `${name}:${rows.length + 1}`, ...span, ...parseRow(one.trim(), year) });
    }
  }
  return { name, text, rows };
}

function parseRow(said: string, year: number): Omit<TrueRow, 'id' | 'start' | 'end'> {
  const [measure = '', quantity = '', ...rest] = said.split(' ');
  const fields = new Map(rest.map((part) => part.split('=') as [string, string | undefined]));
  const field = (name: string) => fields.get(name) ?? null;
  return {
    measure,
    ...parseBounds(quantity),
    programme: field('p'),
    awardKind: field('k'),
    awardedBy: field('by'),
    recipient: field('to'),
    sector: field('s'),
    year: Number(field('y') ?? year),
    isIncluded: fields.has('in'),
  };
}

function parseBounds(quantity: string): Pick<TrueRow, 'value' | 'atLeast' | 'atMost'> {
  const [from = '', to] = quantity.split('..');
  if (to !== undefined) return { value: null, atLeast: Number(from), atMost: Number(to) };
  const value = Number(quantity.replace(/^(?:[<>]=|~)/, ''));
  const sign = quantity.slice(0, 2);
  if (quantity.startsWith('~')) return { value, atLeast: 0, atMost: null };
  return { value, atLeast: sign === '<=' ? 0 : value, atMost: sign === '>=' ? null : value };
}
