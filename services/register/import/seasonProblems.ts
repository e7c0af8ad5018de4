import { suggestions } from '../../../domain/nearest';
import type { ImportProblem } from '../../../domain/problems';
import type { Election, SeasonEntry } from '../data/content';
import type { Province } from '../data/model';
import type { RegisterBase } from '../data/rows';
import { overlap, repetitions } from './provinceProblems';

/** What is wrong with one year of a cluster. */
export function seasonProblems(
  season: SeasonEntry,
  { provinces }: Pick<RegisterBase, 'provinces'>,
  place: string,
): ImportProblem[] {
  const provinceOf = new Map(provinces.map((province) => [province.id, province]));
  return [
    ...memberProblems(season, provinceOf, `${place}.provinces`),
    ...electionProblems(season, provinceOf, { election: season.chair, place: `${place}.chair` }),
    ...electionProblems(season, provinceOf, { election: season.viceChair, place: `${place}.viceChair` }),
    ...sameProvinceProblems(season, `${place}.viceChair.province`),
    ...dueProblems(season, `${place}.dueOn`),
  ];
}

type Provinces = ReadonlyMap<string, Province>;

function memberProblems(
  { year, provinces }: SeasonEntry,
  provinceOf: Provinces,
  place: string,
): ImportProblem[] {
  if (provinces.length === 0) {
    return [{ place, message: 'Cần ít nhất một tỉnh. Expected at least one province' }];
  }
  return [
    ...repetitions(provinces, (index) => `${place}[${index}]`),
    ...provinces.flatMap((id, index) =>
      memberProblem(id, { year, provinces, provinceOf }).map((message) => ({
        place: `${place}[${index}]`,
        message,
      })),
    ),
  ];
}

function memberProblem(
  id: string,
  { year, provinces, provinceOf }: { year: number; provinces: readonly string[]; provinceOf: Provinces },
): string[] {
  const province = provinceOf.get(id);
  if (!province || !overlap(province, wholeYear(year))) {
    const hint = hintFor(id, province, provinceOf);
    return [
      `Cần một tỉnh có trong năm ${year}, gặp "${id}"${hint.vi}. Expected a province of ${year}, got "${id}"${hint.en}`,
    ];
  }
  const { successor } = province;
  const next = successor === null ? undefined : provinceOf.get(successor);
  if (!next || !provinces.includes(next.id) || !overlap(next, wholeYear(year))) return [];
  // The year of a merged province would be counted in both.
  return [
    `"${id}" đã nhập vào "${successor}", cũng có trong danh sách; giữ một trong hai. ` +
      `"${id}" became part of "${successor}", which is in the list too; keep one of them`,
  ];
}

function wholeYear(year: number) {
  return { validFrom: `${year}-01-01`, validTo: `${year + 1}-01-01` };
}

/** One that ended before: what it is today. One that is not known: those with names like it. */
function hintFor(id: string, province: Province | undefined, provinceOf: Provinces) {
  if (province && province.successor !== null) {
    const { validTo, successor } = province;
    return {
      vi: ` (đã nhập vào "${successor}" ngày ${validTo})`,
      en: ` (it became part of "${successor}" on ${validTo})`,
    };
  }
  if (province) {
    return { vi: ` (bắt đầu từ ${province.validFrom})`, en: ` (it began on ${province.validFrom})` };
  }
  return { vi: '', en: suggestions(id, provinceOf.values()) };
}

/** Who is elected takes part, or is what a province that took part has become in mid-term. */
function electionProblems(
  { year, provinces }: SeasonEntry,
  provinceOf: Provinces,
  { election, place }: { election: Election | null; place: string },
): ImportProblem[] {
  if (election === null) return [];
  const { province: id, electedOn } = election;
  const province = provinceOf.get(id);
  const isSuccessor = provinces.some((member) => provinceOf.get(member)?.successor === id);
  if (!province || !(provinces.includes(id) || isSuccessor)) {
    const message =
      `Cần một tỉnh của cụm trong năm ấy, hoặc tỉnh mà tỉnh ấy nhập vào, gặp "${id}". ` +
      `Expected a province of the season, or one that such a province became part of, got "${id}"`;
    return [{ place: `${place}.province`, message }];
  }
  if (electedOn === null) return [];
  return electionDayProblems(province, { year, electedOn, place: `${place}.electedOn` });
}

function electionDayProblems(
  { id, validFrom, validTo }: Province,
  { year, electedOn, place }: { year: number; electedOn: string; place: string },
): ImportProblem[] {
  if ((validFrom !== null && electedOn < validFrom) || (validTo !== null && electedOn >= validTo)) {
    const message =
      `Ngày ${electedOn} không có tỉnh "${id}" (${validFrom ?? '…'} đến ${validTo ?? '…'}). ` +
      `There was no province "${id}" on ${electedOn} (${validFrom ?? '…'} to ${validTo ?? '…'})`;
    return [{ place, message }];
  }
  if (electedOn >= `${year - 1}-01-01` && electedOn < `${year + 1}-01-01`) return [];
  const message =
    `Ngày bầu cho năm ${year} nằm trong năm trước hoặc năm ấy, gặp ${electedOn}. ` +
    `The election for ${year} is in the year before or in the year, got ${electedOn}`;
  return [{ place, message }];
}

function sameProvinceProblems({ chair, viceChair }: SeasonEntry, place: string): ImportProblem[] {
  if (chair === null || chair.province !== viceChair?.province) return [];
  const message =
    `Cụm phó phải khác cụm trưởng, gặp "${chair.province}" cả hai. ` +
    `The vice chair is another than the chair, got "${chair.province}" for both`;
  return [{ place, message }];
}

function dueProblems({ year, dueOn }: SeasonEntry, place: string): ImportProblem[] {
  if (dueOn === null || (dueOn >= `${year}-01-01` && dueOn < `${year + 2}-01-01`)) return [];
  const message =
    `Hạn báo cáo năm ${year} nằm trong năm ${year} hoặc ${year + 1}, gặp ${dueOn}. ` +
    `What is due of ${year} is due in ${year} or ${year + 1}, got ${dueOn}`;
  return [{ place, message }];
}
