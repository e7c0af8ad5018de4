import fc from 'fast-check';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { addUp, classify, createCover, type Adds } from '..';
import { holds, type Cell } from '../../cells';
import { dimensionsOf, type Dimensions, type Fact } from '../../facts';
import { findParts } from '../../parts';
import { missingRows } from '../../reports/unitCoverage';

/**
 * What really happened, made up: so many awards of each kind to each kind of recipient, in two districts and at their province
 * itself. Units report true numbers of some of it, in total or by cells. Whatever they leave out, the figures must never
 * exclude what really happened.
 */
const catalogue = loadCatalogue();
const kinds = ['EMULATION_FLAG', 'CERTIFICATE_OF_MERIT', 'COMMENDATION'] as const;
const recipients = ['COLLECTIVE', 'INDIVIDUAL'] as const;
const atoms = kinds.flatMap((kind) => recipients.map((recipient) => ({ kind, recipient })));
const cells: Dimensions[] = [
  {},
  ...kinds.map((kind) => ({ kind })),
  ...recipients.map((recipient) => ({ recipient })),
  ...atoms,
];
const units = [
  { id: 'p', parent: null, level: 'PROVINCE' as const },
  { id: 'd1', parent: 'p', level: 'DISTRICT' as const },
  { id: 'd2', parent: 'p', level: 'DISTRICT' as const },
];

type Counts = readonly number[];
const counts: fc.Arbitrary<Counts> = fc.array(fc.nat(9), {
  minLength: atoms.length,
  maxLength: atoms.length,
});
const reported = fc.subarray(cells, { maxLength: 4 });
const worlds = fc.record({
  d1: counts,
  d2: counts,
  reports: fc.record({ p: reported, d1: reported, d2: reported }),
});

function trueNumber(happened: Counts, cell: Dimensions): number {
  return atoms.reduce((so, atom, index) => {
    const isIn = Object.entries(cell).every(([name, value]) => atom[name as keyof typeof atom] === value);
    return isIn ? so + (happened[index] ?? 0) : so;
  }, 0);
}

function factsOf(unit: string, happened: Counts, reports: readonly Dimensions[]): Fact[] {
  return reports.map((cell, index) => {
    const value = trueNumber(happened, cell);
    const bounds = { value, atLeast: value, atMost: value };
    return {
      id: `${unit}-${index}`,
      unit,
      year: 2024,
      measure: 'awards',
      form: 'SUMMARY',
      document: 'd',
      ...cell,
      ...bounds,
    };
  });
}

/** As an import and a derivation do it; null if whoever imports is asked. */
function cellsOfProvince(facts: readonly Fact[]): Cell[] | null {
  const placed = units.flatMap(({ id }) => {
    const own = facts.filter(({ unit }) => unit === id);
    const parts = findParts(own);
    if (parts.findings.some(({ kind }) => kind !== 'INCOMPLETE')) return [null];
    return own.map((fact) => ({ ...fact, includedIn: parts.containerOf.get(fact.id) }));
  });
  const known = placed.filter((fact) => fact !== null);
  if (known.length < placed.length) return null;
  const adds = classify(known, catalogue);
  const rows = known.map((fact) => ({ ...fact, adds: adds.get(fact.id) as Adds }));
  const all = [...rows, ...missingRows(units, rows, 2024, catalogue)];
  return addUp(createCover(units, all, catalogue, new Set(['p', 'd1', 'd2']))('p'), catalogue);
}

function isFiner(cell: Dimensions, than: Dimensions): boolean {
  const [fine, coarse] = [Object.keys(cell).length, Object.keys(than).length];
  return coarse > 0 && fine > coarse && holds(than, cell);
}

describe('figures of true reports', () => {
  it('never exclude what really happened, whatever the reports leave out', () => {
    let told = 0;
    fc.assert(
      fc.property(worlds, ({ d1, d2, reports }) => {
        const happened = d1.map((count, index) => count + (d2[index] ?? 0));
        const figures = cellsOfProvince([
          ...factsOf('p', happened, reports.p),
          ...factsOf('d1', d1, reports.d1),
          ...factsOf('d2', d2, reports.d2),
        ]);
        for (const cell of figures ?? []) {
          // A cell without a recipient is what was told of a kind without recipients; other cells hold the rest.
          const isBeside = Object.values(reports).some((cells) =>
            cells.some((other) => isFiner(other, dimensionsOf(cell))),
          );
          const really = trueNumber(happened, dimensionsOf(cell));
          told += 1;
          expect({
            cell,
            really,
            isAtMost: cell.atMost === null || really <= cell.atMost || isBeside,
          }).toMatchObject({ isAtMost: true });
          expect({ cell, really, isAtLeast: really >= cell.atLeast }).toMatchObject({ isAtLeast: true });
        }
      }),
      { numRuns: 500 },
    );
    expect(told).toBeGreaterThan(300);
  });
});
