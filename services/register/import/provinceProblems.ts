import type { ImportProblem } from '../../../domain/problems';
import type { Province, ProvinceCode } from '../data/model';

export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

export function provinceProblems(provinces: readonly Province[]): ImportProblem[] {
  const provinceOf = new Map(provinces.map((province) => [province.id, province]));
  return [
    ...repetitions(
      provinces.map(({ id }) => id),
      (index) => `[${index}].id`,
    ),
    ...provinces.flatMap((province, index) =>
      successorProblems(province, provinceOf, `[${index}].successor`),
    ),
    ...codeProblems(provinces),
  ];
}

/** A province that ended went on in another, which began on that day. */
function successorProblems(
  { validTo, successor }: Province,
  provinceOf: ReadonlyMap<string, Province>,
  place: string,
): ImportProblem[] {
  if (validTo === null) {
    const message =
      `Tỉnh chưa có validTo thì không có tỉnh kế thừa, gặp "${successor}". ` +
      `A province without validTo has no successor, got "${successor}"`;
    return successor === null ? [] : [{ place, message }];
  }
  const next = successor === null ? undefined : provinceOf.get(successor);
  if (next?.validFrom === validTo) return [];
  const message =
    `Cần một tỉnh bắt đầu từ ${validTo}, gặp "${successor}". ` +
    `Expected a province that began on ${validTo}, got "${successor}"`;
  return [{ place, message }];
}

/** On any day, a code of a scheme names one province. */
function codeProblems(provinces: readonly Province[]): ImportProblem[] {
  const codes = provinces.flatMap(({ id, codes: ofProvince }) =>
    ofProvince.map((code) => ({ ...code, province: id })),
  );
  return codes.flatMap((code, index) => {
    const other = codes.slice(0, index).find((before) => sameCode(before, code) && overlap(before, code));
    if (!other) return [];
    const message =
      `Mã ${code.scheme} "${code.code}" của "${code.province}" cùng lúc cũng là của "${other.province}". ` +
      `${code.scheme} code "${code.code}" of "${code.province}" is that of "${other.province}" at the same time`;
    return [{ place: 'codes', message }];
  });
}

function sameCode(a: ProvinceCode, b: ProvinceCode): boolean {
  return a.scheme === b.scheme && a.code === b.code;
}

export function overlap(a: Validity, b: Validity): boolean {
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function startsBeforeEnd({ validFrom }: Validity, { validTo }: Validity): boolean {
  return validFrom === null || validTo === null || validFrom < validTo;
}

export function repetitions(values: readonly string[], placeOf: (index: number) => string): ImportProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ place: placeOf(index), message: `"${value}" có hai lần. "${value}" stands twice` }]
      : [],
  );
}
