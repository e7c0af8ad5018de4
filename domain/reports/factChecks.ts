import type { Catalogue, Measure } from '../catalogue';
import { breakdownOf, type Dimension, type Fact, type FactStatus } from '../facts';
import { valueName } from '../columns';
import { sameBounds, zero, type Bounds } from '../quantity';

export interface FieldProblem {
  field: string;
  message: string;
}

type CheckedFact = Omit<Fact, 'document'>;

/** What the bounds of a fact without a number are. */
export const boundsOfAbsence: Readonly<Partial<Record<FactStatus, Bounds>>> = {
  NIL: zero,
  NOT_APPLICABLE: { value: null, atLeast: 0, atMost: 0 },
  NOT_COLLECTED: { value: null, atLeast: 0, atMost: null },
};

/** Parent of each unit by its id. */
export type ParentOf = ReadonlyMap<string, string | null>;

export function boundsProblems({ value, atLeast, atMost, status }: CheckedFact): FieldProblem[] {
  const absent = status && boundsOfAbsence[status];
  if (absent && !sameBounds(absent, { value, atLeast, atMost })) {
    return [
      {
        field: 'status',
        message: `Không ghi số cạnh tình trạng "${status}". Expected no number beside status "${status}"`,
      },
    ];
  }
  if (atMost !== null && atMost < atLeast) {
    return [
      {
        field: 'atMost',
        message: `Cần ít nhất ${atLeast} (mức dưới), gặp ${atMost}. Expected at least ${atLeast} (atLeast), got ${atMost}`,
      },
    ];
  }
  if (value === null) return [];
  if (value < atLeast)
    return [
      {
        field: 'value',
        message: `Cần ít nhất ${atLeast} (mức dưới), gặp ${value}. Expected at least ${atLeast} (atLeast), got ${value}`,
      },
    ];
  if (atMost !== null && value > atMost) {
    return [
      {
        field: 'value',
        message: `Cần nhiều nhất ${atMost} (mức trên), gặp ${value}. Expected at most ${atMost} (atMost), got ${value}`,
      },
    ];
  }
  return [];
}

/** Whether a number is more than can be believed of one province and year. */
export function isBeyond({ ceiling }: Measure, bounds: Bounds): boolean {
  return largestOf(bounds) > ceiling;
}

/** The most that a number may be, as far as it says. */
export function largestOf({ value, atLeast, atMost }: Bounds): number {
  return Math.max(value ?? 0, atLeast, atMost ?? 0);
}

/** What is said of a number that is beyond. */
export function beyondCeiling({ ceiling, name, id }: Measure, bounds: Bounds): string {
  const got = largestOf(bounds);
  return (
    `Số ${got} vượt trần ${ceiling} của "${name}"; xem lại số và đơn vị tính. ` +
    `The number ${got} is above the ceiling ${ceiling} of "${id}"; look at it and its unit of measure again`
  );
}

/** Of a number that was there before it may be asked instead. */
export function ceilingProblems(fact: CheckedFact, measure: Measure): FieldProblem[] {
  return isBeyond(measure, fact) ? [{ field: 'value', message: beyondCeiling(measure, fact) }] : [];
}

/** All but its ceiling. */
export function measureProblems(fact: CheckedFact, catalogue: Catalogue): FieldProblem[] {
  const measure = catalogue.measures.get(fact.measure);
  if (!measure)
    return [
      {
        field: 'measure',
        message: `Chỉ tiêu "${fact.measure}" không có trong danh mục. Measure "${fact.measure}" is not in the catalogue`,
      },
    ];
  const problems: FieldProblem[] = [];
  if (measure.domain === 'awards' && !fact.kind)
    problems.push({
      field: 'kind',
      message: `Cần một hình thức khen thưởng, như "${valueName('CERTIFICATE_OF_MERIT')}", gặp ô trống. Expected a kind of award, such as "${valueName('CERTIFICATE_OF_MERIT')}", got nothing`,
    });
  if (fact.programme !== undefined && !catalogue.programmes.has(fact.programme)) {
    problems.push({
      field: 'programme',
      message: `Chương trình "${fact.programme}" không có trong danh mục. Programme "${fact.programme}" is not in the catalogue`,
    });
  }
  for (const dimension of foreignDimensions[measure.domain]) {
    if (fact[dimension] !== undefined) {
      const known = breakdownOf(measure).join(', ') || 'sector';
      problems.push({
        field: dimension,
        message: `Chỉ tiêu "${measure.id}" chỉ được chia theo ${known}. Measure "${measure.id}" is split by ${known} only`,
      });
    }
  }
  return problems;
}

/** What a part of a measure's numbers cannot be told by: the members of one programme would be taken for all members. */
const foreignDimensions: Readonly<Record<Measure['domain'], readonly Dimension[]>> = {
  membership: ['kind', 'awardedBy', 'recipient', 'programme'],
  awards: ['programme', 'sector'],
  welfare: ['kind', 'awardedBy', 'recipient'],
  activities: [],
};

/**
 * A fact may be included in one of its own unit, or in the total of a unit above; anything else could be counted twice
 * without the cover seeing it.
 */
export function inclusionProblems(
  fact: CheckedFact,
  containerOf: ReadonlyMap<string, CheckedFact>,
  parentOf: ParentOf,
): FieldProblem[] {
  if (fact.includedIn === undefined) return [];
  const problem = (message: string) => [{ field: 'includedIn', message }];
  const container = containerOf.get(fact.includedIn);
  if (!container)
    return problem(
      `Số liệu "${fact.includedIn}" không có trong tệp này. Fact "${fact.includedIn}" is not in this file`,
    );
  if (container.id === fact.id)
    return problem('Một số không thể nằm trong chính nó. A fact cannot be included in itself');
  if (container.year !== fact.year)
    return problem(
      `Số "${container.id}" là của năm ${container.year}, không phải ${fact.year}. Fact "${container.id}" is of ${container.year}, not ${fact.year}`,
    );
  if (isInCircle(fact, containerOf))
    return problem(
      `"${fact.id}" và "${container.id}" nằm trong nhau, nên không số nào được cộng. "${fact.id}" and "${container.id}" are included in each other, so that neither would be added`,
    );
  if (isMoreThan(fact, container))
    return problem(
      `Số này (${fact.atLeast}) nhiều hơn số chứa nó, "${container.id}" (${container.atMost}). The number (${fact.atLeast}) is more than that which it is included in, "${container.id}" (${container.atMost})`,
    );
  if (container.unit === fact.unit) return [];
  if (container.form !== 'SUMMARY' || !isAbove(container.unit, fact.unit, parentOf)) {
    return problem(
      `Cần một số của đơn vị "${fact.unit}" hoặc tổng của đơn vị cấp trên, gặp "${container.id}". Expected a fact of unit "${fact.unit}" or the total of a unit above it, got "${container.id}"`,
    );
  }
  return [];
}

function isInCircle(fact: CheckedFact, containerOf: ReadonlyMap<string, CheckedFact>): boolean {
  const seen = new Set<string>();
  for (
    let at = containerOf.get(fact.includedIn ?? '');
    at && !seen.has(at.id);
    at = containerOf.get(at.includedIn ?? '')
  ) {
    if (at.id === fact.id) return true;
    seen.add(at.id);
  }
  return false;
}

/** Numbers of different measures have nothing to be compared by. */
function isMoreThan(part: CheckedFact, whole: CheckedFact): boolean {
  return part.measure === whole.measure && whole.atMost !== null && part.atLeast > whole.atMost;
}

function isAbove(upper: string, lower: string, parentOf: ParentOf): boolean {
  const seen = new Set<string>();
  for (let at = parentOf.get(lower) ?? null; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === upper) return true;
    seen.add(at);
  }
  return false;
}
