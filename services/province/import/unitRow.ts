import { unitLevels, type Unit } from '../../../domain/facts';
import { createEnumReader, expected, readDay, readText, type Reading, type Said } from './cells/readCell';
import type { UnitColumn } from '../../../domain/columns';
import { plainText } from '../../../domain/plainText';
import type { CellValue } from './cells/cellValue';
import type { RawRow } from './table';
import type { UnitIndex } from './unitIndex';

const readLevel = createEnumReader(unitLevels);

export interface UnitColumnProblem {
  column: UnitColumn | null;
  message: string;
}

/** Reads a unit; its parent may be an id or the name of a unit that is known. */
export function readUnitRow(
  { cells, problem }: RawRow<UnitColumn>,
  known: UnitIndex,
): { unit: Unit } | { problems: UnitColumnProblem[] } {
  const problems: UnitColumnProblem[] = problem === undefined ? [] : [{ column: null, message: problem }];
  function take<Value>(column: UnitColumn, reading: Reading<Value>): Value | undefined {
    if ('value' in reading) return reading.value;
    problems.push({ column, message: reading.problem });
    return undefined;
  }
  function must<Value>(column: UnitColumn, reading: Reading<Value | undefined>, what: Said) {
    const value = take(column, reading);
    if (value === undefined && 'value' in reading) take(column, expected(what, null));
    return value;
  }
  const parent = take('parent', readText(cells.parent, 500)) ?? null;
  const aliases = take('aliases', readAliases(cells.aliases));
  const unit = {
    id: must('id', readText(cells.id, 200), { vi: 'một mã', en: 'an id' }) ?? '',
    name: must('name', readText(cells.name, 500), { vi: 'một tên', en: 'a name' }) ?? '',
    level: must('level', readLevel(cells.level), { vi: 'một cấp', en: 'a level' }) ?? 'GRASSROOTS',
    parent: parent === null ? null : idOf(parent, known),
    validFrom: take('validFrom', readDay(cells.validFrom)) ?? null,
    validTo: take('validTo', readDay(cells.validTo)) ?? null,
    ...(aliases && aliases.length > 0 && { aliases }),
  };
  return problems.length > 0 ? { problems } : { unit };
}

function idOf(parent: string, known: UnitIndex): string {
  const found = known.find(parent);
  return 'value' in found ? found.value.id : parent;
}

/** A list in JSON; in a cell the names are separated by semicolons. */
function readAliases(cell: CellValue): Reading<string[]> {
  if (cell == null) return { value: [] };
  const names: readonly CellValue[] =
    typeof cell === 'string'
      ? cell.split(';')
      : Array.isArray(cell)
        ? (cell as readonly CellValue[])
        : [null];
  if (!names.every((name) => typeof name === 'string'))
    return expected(
      { vi: 'các tên, cách nhau bằng dấu chấm phẩy', en: 'names separated by semicolons' },
      cell,
    );
  return {
    value: names.map((name) => plainText(name).normalize('NFC').trim()).filter((name) => name !== ''),
  };
}
