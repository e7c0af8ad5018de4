import type { Figures } from '../domain/figures';
import { isRecord } from '../domain/isRecord';
import { loadCatalogue } from '../platform/loadCatalogue';
import type { Check } from './check';
import { shown, type Problem } from './verdict';
import { figureDifferences } from './figureDifferences';
import type { Picture } from './picture';
import { whereIn } from './report';
import { withSums, type Sums } from './sums';
import { shownFigureProblems } from './withheldFigures';

const mend = {
  vi: 'Cộng lại từ số liệu gốc mà vai trò ấy được xem: mỗi chỉ tiêu lấy số SUMMARY của đơn vị nếu có, nếu không thì các ITEM của nó và phần của các đơn vị cấp dưới; không cộng số có includedIn cùng tổng hoặc notAdded; số không công bố là null (của cả tỉnh là khoảng) và có trong withheld.',
  en: "Add up the facts that the role may see: per measure the unit's own SUMMARY if it has one, else its ITEMs and what its units below have; a fact with notAdded, or included in one of the same sum, is not added; a number that is withheld is null (of the province as a whole a range) and stands in withheld.",
};

export const figureChecks: Check[] = [
  {
    id: 'figures.province',
    name: {
      vi: 'Số liệu của tỉnh khớp số liệu gốc, năm nào và vai trò nào cũng vậy',
      en: "The province's figures equal its facts added up, in every year and for every role",
    },
    mend,
    run: (subject) => withSums(subject, provinceProblems),
  },
  {
    id: 'figures.units',
    name: {
      vi: 'Số liệu của đơn vị khớp số liệu gốc, năm nào và vai trò nào cũng vậy',
      en: "The units' figures equal their facts added up, in every year and for every role",
    },
    mend,
    run: (subject) => withSums(subject, unitProblems),
  },
];

function provinceProblems(picture: Picture, year: number, sums: Sums, province: string): [number, Problem[]] {
  const report = picture.reports.get(year);
  // What could not be read, answers.everybody says.
  if (report === undefined) return [0, []];
  const place = whereIn(picture, `report(year: ${year})`);
  if (report !== null) {
    if (sums.reporters.size > 0) return [1, figureProblems(picture, year, sums, province, report.figures)];
    const got = `a report although there are no facts of ${year}`;
    return [1, [{ where: place, expected: 'null', got }]];
  }
  if (!sums.reporters.has(province)) return [0, []];
  const expected = `figures, since unit "${province}" has facts of ${year}`;
  return [1, [{ where: place, expected, got: shown(report) }]];
}

function unitProblems(picture: Picture, year: number, sums: Sums): [number, Problem[]] {
  const units = [...(picture.figures.get(year) ?? [])];
  const problems = units.flatMap(([id, { figures }]) => {
    if (isRecord(figures)) return figureProblems(picture, year, sums, id, figures);
    if (!sums.reporters.has(id)) return [];
    const where = whereIn(picture, `unit ${id}.figures(year: ${year})`);
    return [{ where, expected: `figures, since it has facts of ${year}`, got: shown(figures) }];
  });
  return [units.length, problems];
}

/** Of one unit, as the contract has it or had it before. */
function figureProblems(
  picture: Picture,
  year: number,
  { figuresOf, figuresBefore }: Sums,
  unit: string,
  got: unknown,
): Problem[] {
  const isProvince = picture.data.units.rows.some(({ id, parent }) => id === unit && parent === null);
  const where = whereIn(picture, isProvince ? `figures of ${year}` : `unit ${unit}.figures(year: ${year})`);
  const problemsWith = (expected: Figures): Problem[] =>
    picture.viewer.visibility === 'OWN'
      ? figureDifferences(where, expected, got)
      : shownFigureProblems(
          {
            where,
            isProvince,
            expected,
            got,
            withheld: picture.figures.get(year)?.get(unit)?.withheld ?? [],
          },
          loadCatalogue(),
        );
  const isAsBefore = figuresBefore.some((of) => problemsWith(of(unit)).length === 0);
  return isAsBefore ? [] : problemsWith(figuresOf(unit));
}
