import type { Unit } from '../../../domain/facts';
import type { UnitColumn } from '../../../domain/columns';
import type { UnitSection } from './importTable';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import type { RawRow } from './table';
import { unitProblems, withLevelEnd } from '../../../domain/reports/unitChecks';
import { createUnitIndex, type UnitIndex } from './unitIndex';
import { readUnitRow } from './unitRow';

export interface CheckedUnits {
  /** Those of the file, with the provincial federation where nothing named it yet. */
  units: Unit[];
  /** Those of the file and those known before, by id. */
  all: ReadonlyMap<string, Unit>;
  index: UnitIndex;
}

/** Reads the units of a file, where it has any, and sets them beside those that the province has. */
export async function checkUnits(
  section: UnitSection | null,
  known: readonly Unit[],
  federation: Unit,
  problems: ProblemList,
): Promise<CheckedUnits> {
  const rows = await collect(section?.rows());
  const read = readRows(rows, known, section, problems);
  const isFederationKnown = [...known, ...read.map(({ unit }) => unit)].some(
    ({ id }) => id === federation.id,
  );
  const units = read.map(({ unit }) => unit);
  const knownParents = new Map(
    [...known, ...(isFederationKnown ? [] : [federation])].map((unit) => [unit.id, unit.parent]),
  );
  for (const { index, field, message } of unitProblems(units, federation.id, knownParents)) {
    const row = read[index]?.row ?? 0;
    const column = field as UnitColumn | undefined;
    problems.add({
      place: section?.placeOf(row, column) ?? '',
      row,
      ...(column !== undefined && { column }),
      message,
    });
  }
  const complete = [...(isFederationKnown ? [] : [federation]), ...units].map(withLevelEnd);
  const all = new Map([...known, ...complete].map((unit) => [unit.id, unit]));
  return { units: complete, all, index: createUnitIndex(all.values()) };
}

interface ReadUnit {
  row: number;
  unit: Unit;
}

/** Twice, since a unit's parent may be named and stand after it. */
function readRows(
  rows: readonly RawRow<UnitColumn>[],
  known: readonly Unit[],
  section: UnitSection | null,
  problems: ProblemList,
): ReadUnit[] {
  const knownIndex = createUnitIndex(known);
  const first = rows.flatMap((row) => {
    const result = readUnitRow(row, knownIndex);
    return 'unit' in result ? [result.unit] : [];
  });
  const index = createUnitIndex([...known, ...first]);
  return rows.flatMap((row): ReadUnit[] => {
    const result = readUnitRow(row, index);
    if ('unit' in result) return [{ row: row.row, unit: result.unit }];
    for (const { column, message } of result.problems) {
      const value = column === null ? undefined : row.cells[column];
      problems.add({
        place: section?.placeOf(row.row, column ?? undefined) ?? '',
        row: row.row,
        ...(column !== null && { column }),
        ...(value != null && { value: quoteValue(value) }),
        message,
      });
    }
    return [];
  });
}

async function collect<Row>(rows: AsyncIterable<Row> | undefined): Promise<Row[]> {
  const all: Row[] = [];
  if (rows) for await (const row of rows) all.push(row);
  return all;
}
