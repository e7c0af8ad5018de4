import type { Measure } from '../catalogue';
import type { Unit } from '../facts';
import { levelEndedOn } from '../unitLevels';
import type { FieldProblem, ParentOf } from './factChecks';

/** A unit of a level that has ended ended with it at the latest. */
export function withLevelEnd(unit: Unit): Unit {
  const { validTo = null, validFrom = null, ...rest } = unit;
  return { ...rest, validFrom, validTo: validTo ?? levelEndedOn(unit.level) };
}

/**
 * Why a unit can have no number for a year; null if it existed during part of it at least, or for a number as of the
 * end of the year if it existed then.
 */
export function absenceIn(
  { id, validFrom, validTo }: Pick<Unit, 'id' | 'validFrom' | 'validTo'>,
  year: number,
  kind: Measure['kind'] = 'FLOW',
): string | null {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (validTo != null && validTo <= first) {
    return (
      `Đơn vị "${id}" kết thúc ngày ${validTo}, không có số của năm ${year}. ` +
      `Unit "${id}" ended on ${validTo} and has no number for ${year}, which began on ${first}`
    );
  }
  if (kind === 'STOCK' && validTo != null && validTo <= last) {
    return (
      `Đơn vị "${id}" kết thúc ngày ${validTo}, không có số cuối năm ${year}; số ấy thuộc đơn vị kế tục. ` +
      `Unit "${id}" ended on ${validTo} and has no number as of the end of ${year}, which is of the unit that followed`
    );
  }
  if (validFrom != null && validFrom > last) {
    return (
      `Đơn vị "${id}" bắt đầu ngày ${validFrom}, không có số của năm ${year}. ` +
      `Unit "${id}" began on ${validFrom} and has no number for ${year}, which ended on ${last}`
    );
  }
  return null;
}

export interface UnitProblem extends Partial<FieldProblem> {
  /** Place of the unit in the list. */
  index: number;
  message: string;
}

/**
 * What is wrong with the units of a file: one tree under the province's federation.
 *
 * @param knownParents the units that the province has already; parents may be among them
 */
export function unitProblems(
  units: readonly Unit[],
  province: string,
  knownParents: ParentOf = new Map(),
): UnitProblem[] {
  const parentOf = new Map([...knownParents, ...units.map((unit) => [unit.id, unit.parent] as const)]);
  const seen = new Set<string>();
  return units.flatMap((unit, index): UnitProblem[] => {
    const twice = seen.has(unit.id);
    seen.add(unit.id);
    if (twice)
      return [
        { index, field: 'id', message: `Đơn vị "${unit.id}" có hai dòng. Unit "${unit.id}" stands twice` },
      ];
    const problems = [...placeProblems(unit, province, parentOf), ...validityProblems(unit)];
    return problems.map((problem) => ({ index, ...problem }));
  });
}

/** Unions have four levels in law, and companies some of their own; what walks up from each unit is bounded by it. */
const mostLevels = 20;

function placeProblems(unit: Unit, province: string, parentOf: ParentOf): Omit<UnitProblem, 'index'>[] {
  if (unit.id === province) {
    return unit.parent === null && unit.level === 'PROVINCE'
      ? []
      : [
          {
            message:
              'Liên đoàn Lao động tỉnh phải ở cấp tỉnh (PROVINCE) và không có cấp trên. The provincial federation must have level PROVINCE and no parent',
          },
        ];
  }
  if (unit.parent === null || !parentOf.has(unit.parent)) {
    const got = unit.parent === null ? 'null' : `"${unit.parent}"`;
    return [
      {
        field: 'parent',
        message: `Cần mã một đơn vị của tệp hoặc của tỉnh, gặp ${got}. Expected the id of a unit of this file or of the province, got ${got}`,
      },
    ];
  }
  if (reachesTop(unit.id, parentOf)) return [];
  return [
    {
      field: 'parent',
      message: `Các đơn vị thành vòng tròn, hoặc quá ${mostLevels} cấp. The units form a circle, or lie more than ${mostLevels} levels below each other`,
    },
  ];
}

function validityProblems({ level, validFrom, validTo }: Unit): Omit<UnitProblem, 'index'>[] {
  if (validFrom != null && validTo != null && validTo <= validFrom) {
    return [
      {
        field: 'validTo',
        message: `Cần một ngày sau ${validFrom} (bắt đầu), gặp "${validTo}". Expected a day after ${validFrom} (validFrom), got "${validTo}"`,
      },
    ];
  }
  const endedOn = levelEndedOn(level);
  if (endedOn === null) return [];
  const ended = `since units of level ${level} ended on that day`;
  if (validFrom != null && validFrom >= endedOn) {
    return [
      {
        field: 'validFrom',
        message: `Cần một ngày trước ${endedOn}, ngày các đơn vị cấp ${level} kết thúc, gặp "${validFrom}". Expected a day before ${endedOn}, ${ended}, got "${validFrom}"`,
      },
    ];
  }
  if (validTo != null && validTo > endedOn) {
    return [
      {
        field: 'validTo',
        message: `Cần muộn nhất là ${endedOn}, ngày các đơn vị cấp ${level} kết thúc, gặp "${validTo}". Expected ${endedOn} at the latest, ${ended}, got "${validTo}"`,
      },
    ];
  }
  return [];
}

function reachesTop(unit: string, parentOf: ParentOf): boolean {
  let at: string | null = unit;
  for (let level = 0; level < mostLevels && at !== null; level += 1) at = parentOf.get(at) ?? null;
  return at === null;
}
