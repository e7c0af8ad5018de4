import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { readQuantity } from '../../../domain/quantityReader/readQuantity';
import { createFactSpool } from '../import/factSpool';
import type { PlacedFact } from '../import/inclusions';
import { takeQuantity } from '../import/quantityCells';
import { catalogue } from './testProvinces';

async function* facts(count: number): AsyncGenerator<PlacedFact> {
  for (let row = 1; row <= count; row += 1)
    yield await Promise.resolve({ row, standsAlone: row % 7 === 0, fact: factOf(row) });
}

const factOf = (row: number): PlacedFact['fact'] => ({
  id: `dòng "${row}"\u2028`,
  unit: 'cao-bang',
  year: 2024,
  measure: 'members',
  form: 'ITEM',
  value: null,
  atLeast: row,
  atMost: Number.MAX_SAFE_INTEGER,
});

async function collect(rows: AsyncIterable<PlacedFact>): Promise<PlacedFact[]> {
  const all: PlacedFact[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('congdoan-facts-')).length;

describe('the facts of a file', () => {
  it.each([3, 25_001])('are the same each time that they are gone through: %d', async (count) => {
    const before = folders();
    const spool = createFactSpool();
    const first = await collect(spool.keep(facts(count)));
    expect(first).toHaveLength(count);
    expect(await collect(spool.facts())).toEqual(first);
    expect(await collect(spool.facts())).toEqual(first);
    expect(spool.count).toBe(count);
    await spool.close();
    await spool.close();
    expect(folders()).toBe(before);
  });
});

describe('digits alone', () => {
  const measure = catalogue.measures.get('spent')!;

  it('are read as the grammar reads them', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 1_000_000 }), (low, high) => {
        const text = String(high * 1_000_000_000 + low);
        const taken = takeQuantity({ value: text }, {}, measure, (_column, reading) => {
          if ('value' in reading) return reading.value;
          throw new Error(reading.problem);
        });
        const read = readQuantity(text, measure);
        expect('quantity' in read && read.quantity.bounds).toEqual(taken);
      }),
      { numRuns: 300 },
    );
  });
});
