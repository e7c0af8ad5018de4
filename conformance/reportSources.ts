import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../domain/isRecord';
import { coverageIn } from '../domain/reports/unitCoverage';
import type { Check } from './check';
import { rowsIn, whereIn } from './report';
import { withSums, type Judge } from './sums';
import { shown, type Problem } from './verdict';

export const reportSourceChecks: Check[] = [
  {
    id: 'report.sources',
    name: {
      vi: 'Tài liệu của báo cáo là tài liệu của số liệu gốc',
      en: 'The documents of a report are those of its facts',
    },
    mend: {
      vi: 'documents có mọi tài liệu mà số liệu cộng vào báo cáo nằm trong đó, và không có tài liệu nào mà người ấy không thấy số liệu nào.',
      en: 'documents has every document of a fact that is added up in the report, and none of which the viewer is shown no fact of the year.',
    },
    run: (subject) => withSums(subject, sourceProblems),
  },
  {
    id: 'report.coverage',
    name: {
      vi: 'Báo cáo cho biết đúng những đơn vị nào đã báo cáo',
      en: 'A report says rightly which units reported',
    },
    mend: {
      vi: 'coverage có mỗi chỉ tiêu được cộng từ cấp dưới: số đơn vị phải báo cáo, đã báo cáo, và mã những đơn vị chưa báo cáo (nhiều nhất 50, theo thứ tự).',
      en: 'coverage has each measure that is added up from below: how many units were expected, how many reported, and the ids of those that did not (50 at the most, in order).',
    },
    run: (subject) => withSums(subject, coverageProblems),
  },
];

const sourceProblems: Judge = (picture, year, { coverOf }, province) => {
  const report = picture.reports.get(year);
  if (!report) return [0, []];
  const where = `${whereIn(picture, `report(year: ${year})`)}.documents`;
  const listed = new Set(rowsIn(report.documents).map(({ id }) => id));
  const shownIn = new Set(
    picture.data.facts.rows.flatMap((fact) =>
      fact.year === year && isRecord(fact.document) ? [fact.document.id] : [],
    ),
  );
  const added = new Set(coverOf(province).flatMap(({ document }) => document ?? []));
  const problems: Problem[] = [
    ...[...added]
      .filter((id) => !listed.has(id))
      .map((id) => ({
        where,
        expected: `document ${shown(id)}, whose facts are added up`,
        got: shown([...listed]),
      })),
    ...[...listed]
      .filter((id) => !shownIn.has(id))
      .map((id) => ({ where, expected: 'documents of facts of the year', got: shown(id) })),
  ];
  return [1, problems];
};

const coverageProblems: Judge = (picture, year, { coverOf }, province) => {
  const coverage = picture.reports.get(year)?.coverage;
  // The contract before had none.
  if (!Array.isArray(coverage)) return [0, []];
  const expected = coverageIn(coverOf(province), province);
  const got = rowsIn(coverage).toSorted((a, b) => (String(a.measure) < String(b.measure) ? -1 : 1));
  if (isDeepStrictEqual(got, expected)) return [1, []];
  const where = `${whereIn(picture, `report(year: ${year})`)}.coverage`;
  return [1, [{ where, expected: shown(expected), got: shown(coverage) }]];
};
