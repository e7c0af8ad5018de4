import { promisify } from 'node:util';
import type { Unit } from '../../../domain/facts';
import type { UnitColumn } from '../../../domain/columns';
import type { UnitSection } from './importTable';
import { createBreathe } from '../../../platform/breathe';
import { ImportError, quoteValue, type ProblemList } from '../../../domain/problems';
import type { RawRow } from './table';
import { unitProblems, withLevelEnd } from '../../../domain/reports/unitChecks';
import { createUnitIndex, type UnitIndex } from './unitIndex';
import { readUnitRow } from './unitRow';

/** Of one file: they are in memory, and looked at together. All unions of Vietnam are some 120,000. */
const mostUnits = 50_000;

export interface CheckedUnits {
  /** Those of the file, with the provincial federation if nothing named it yet. */
  units: Unit[];
  /** Those of the file and those known before, by id. */
  all: ReadonlyMap<string, Unit>;
  index: UnitIndex;
}

/** Reads the units of a file, if it has any, and sets them beside those that the province has. */
export async function checkUnits(
  section: UnitSection | null,
  known: readonly Unit[],
  federation: Unit,
  { problems, warnings }: Readonly<Record<'problems' | 'warnings', ProblemList>>,
): Promise<CheckedUnits> {
  const rows: RawRow<UnitColumn>[] = [];
  await inTurns(section?.rows() ?? [], (row) => {
    rows.push(row);
    if (rows.length > mostUnits) {
      const message = `Cần nhiều nhất ${mostUnits} đơn vị, gặp nhiều hơn; chia thành nhiều tệp. Expected at most ${mostUnits} units, got more; import them in several files`;
      throw new ImportError(problems.file, [{ place: section?.placeOf(row.row) ?? 'file', message }]);
    }
  });
  const read = await readRows(rows, known, section, problems);
  await othersTurn();
  const isFederationKnown = [...known, ...read.map(({ unit }) => unit)].some(
    ({ id }) => id === federation.id,
  );
  const units = read.map(({ unit }) => unit);
  const knownParents = new Map(
    [...known, ...(isFederationKnown ? [] : [federation])].map((unit) => [unit.id, unit.parent]),
  );
  const wrong = unitProblems(units, federation.id, knownParents);
  await inTurns(wrong, ({ index, field, message }) => {
    const row = read[index]?.row ?? 0;
    const column = field as UnitColumn | undefined;
    problems.add({
      place: section?.placeOf(row, column) ?? '',
      row,
      ...(column !== undefined && { column }),
      message,
    });
  });
  const complete = [...(isFederationKnown ? [] : [federation]), ...units].map(withLevelEnd);
  await othersTurn();
  const all = new Map([...known, ...complete].map((unit) => [unit.id, unit]));
  const index = await indexOf(all.values());
  await inTurns(read, ({ row, unit }) => {
    const others = index.namesakes(unit).map(({ id }) => id);
    if (others.length > 0)
      warnings.add({ place: section?.placeOf(row, 'name') ?? '', row, message: namesake(unit, others) });
  });
  return { units: complete, all, index };
}

/** What is reported of one unit under two ids is added up twice. */
function namesake({ id, name }: Unit, others: readonly string[]): string {
  const ids = others.join(', ');
  return (
    `Đơn vị "${id}" cùng tên ${quoteValue(name)}, cùng cấp, cùng cấp trên với ${ids}; nếu là một đơn vị thì dùng một mã, kẻo số bị ` +
    `cộng hai lần. Unit "${id}" has the name, the level and the parent of ${ids}; if they are one, give it one id, since its ` +
    'numbers would be added twice'
  );
}

async function indexOf(units: Iterable<Unit>): Promise<UnitIndex> {
  const index = createUnitIndex();
  await inTurns(units, index.add);
  return index;
}

const othersTurn = promisify(setImmediate);

interface ReadUnit {
  row: number;
  unit: Unit;
}

/** Twice, since a unit's parent may be named and stand after it. */
async function readRows(
  rows: readonly RawRow<UnitColumn>[],
  known: readonly Unit[],
  section: UnitSection | null,
  problems: ProblemList,
): Promise<ReadUnit[]> {
  const first: Unit[] = [];
  const knownIndex = await indexOf(known);
  await inTurns(rows, (row) => {
    const result = readUnitRow(row, knownIndex);
    if ('unit' in result) first.push(result.unit);
  });
  const index = await indexOf([...known, ...first]);
  const read: ReadUnit[] = [];
  await inTurns(rows, (row) => {
    const result = readUnitRow(row, index);
    if ('unit' in result) {
      read.push({ row: row.row, unit: result.unit });
      return;
    }
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
  });
  return read;
}

async function inTurns<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  use: (row: Row) => void,
): Promise<void> {
  const breathe = createBreathe();
  for await (const row of rows) {
    use(row);
    const pause = breathe();
    if (pause) await pause;
  }
}
