import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportError } from '../../../domain/problems';
import { createRandom, type Random } from '../../../platform/testing/random';
import { openCsvTable } from '../import/csvTable';
import type { FactRawRow, FactSection } from '../import/importTable';
import type { RowBytes } from '../import/knownRows/records';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'congdoan-records-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function openFacts(content: string): Promise<FactSection | null> {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  return (await openCsvTable(path, 'file.csv')).facts;
}

async function all(rows: AsyncIterable<FactRawRow>): Promise<FactRawRow[]> {
  const list: FactRawRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

/** The rows as they are read by their bytes alone; null if the file is not taken so. */
async function byBytes({ records }: FactSection): Promise<FactRawRow[] | null> {
  const found: RowBytes[] = [];
  const isTaken = await records?.scan((row, bytes, start, end) => {
    if (end > start) found.push({ row, bytes: Buffer.from(bytes.subarray(start, end)) });
  });
  return records && isTaken ? all(records.read(found)) : null;
}

/** Null if the parser refuses the file. */
async function compare(content: string): Promise<{ rows: FactRawRow[]; same: FactRawRow[] | null } | null> {
  try {
    const facts = await openFacts(content);
    return facts && { rows: await all(facts.rows()), same: await byBytes(facts) };
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

const header = 'Đơn vị,Năm,Chỉ tiêu,Số lượng';

describe('the rows of a CSV file as bytes', () => {
  it.each([
    ['line ends of both kinds', `${header}\na,2024,x,1\r\nb,2024,x,2\n`, 2],
    ['line ends of Windows, and a bare one within', `${header}\r\na,2024,x,1\r\nb,2024,"x\ny",2\r\n`, 2],
    ['quotes, doubled ones and delimiters within', `${header}\n"a ""b"", c",2024,"x\n\ny",1\nd,2024,x,2`, 2],
    ['blank lines', `\n\n${header}\n\na,2024,x,1\n,,,\n   \n\nb,2024,x,2`, 2],
    ['blank cells in quotes', `${header}\na,2024,x,1\n"","",,""\n" ",,,"\t"\n",",,,\n"""",,,\nb,2024,x,2`, 4],
    ['a byte order mark, and one within', `\ufeff${header}\n\ufeffa,2024,x,1\nb,2024,x,2\n`, 2],
    ['no rows', header, 0],
  ])('are those that the parser reads: %s', async (_, content, count) => {
    const { rows, same } = (await compare(content)) ?? { rows: [], same: null };
    expect(same).toEqual(rows);
    expect(rows).toHaveLength(count);
  });

  it('are not taken of a file whose lines end as on machines of before 2001', async () => {
    expect((await compare(`${header}\ra,2024,x,1\rb,2024,x,2`))?.same ?? null).toBeNull();
  });

  it('are those that the parser reads if they stand across what is read at once', async () => {
    const long = Array.from(
      { length: 30_000 },
      (_, at) => `"đơn vị ${at},\n""x""",2024,${'x'.repeat(at % 40)},${at}`,
    );
    const { rows, same } = (await compare([header, ...long].join('\r\n'))) ?? { rows: [], same: null };
    expect(rows).toHaveLength(30_000);
    expect(same).toEqual(rows);
  });

  it('are those that the parser reads of 150 random files, if it reads them', async () => {
    let taken = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const content = randomFile(createRandom(seed));
      const compared = await compare(content);
      if (!compared?.same) continue;
      taken += 1;
      expect({ seed, content, rows: compared.same }).toEqual({ seed, content, rows: compared.rows });
    }
    expect(taken).toBeGreaterThan(30);
  });
});

const parts = [
  'a',
  'ế',
  '1',
  ' ',
  ',',
  ',',
  ',',
  '\n',
  '\r\n',
  '"',
  '""',
  '"a"',
  '"a,b"',
  '"\n"',
  '"\r\n"',
  '\r',
  ';',
  '\0',
];

function randomFile(random: Random): string {
  const lineEnd = random.pick(['\n', '\r\n']);
  const lines = Array.from({ length: random.between(1, 6) }, () =>
    Array.from({ length: random.between(0, 5) }, () => random.pick(parts)).join(random.pick(['', ','])),
  );
  return [header, ...lines].join(lineEnd);
}
