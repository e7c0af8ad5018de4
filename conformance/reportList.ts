import { isDeepStrictEqual } from 'node:util';
import type { Check, Subject } from './check';
import type { Row } from './pathReader';
import type { Picture } from './picture';
import { askProvince } from './question';
import { noReport, rowsIn, whereIn } from './report';
import { judged, shown, type Problem } from './verdict';

export const reportListChecks: Check[] = [
  {
    id: 'report.list',
    name: {
      vi: 'reports giống report của từng năm',
      en: 'reports are the same as the report of each year',
    },
    mend: {
      vi: 'reports(from:, to:) trả đúng các báo cáo mà report(year:) trả, mỗi năm một lần, năm cũ trước, không thêm không bớt năm nào.',
      en: 'reports(from:, to:) gives the very reports that report(year:) gives, each year once, the oldest first, no year more or less.',
    },
    async run(subject) {
      if (subject.year === null) return noReport(subject);
      const { all, years } = await subject.pictures();
      const problems = all.flatMap((picture) => listProblems(picture, years));
      return judged([...problems, ...(await rangeProblems(subject, years))], `${all.length} vai trò / roles`);
    },
  },
];

function listProblems(picture: Picture, judged: readonly number[]): Problem[] {
  const { listed, reports } = picture;
  // What could not be read, answers.everybody says.
  if (listed === null) return [];
  const where = whereIn(picture, 'reports');
  const years = listed.map(({ year }) => year as number);
  const problems: Problem[] = [];
  if (years.some((year, index) => index > 0 && year <= (years[index - 1] ?? 0))) {
    problems.push({ where, expected: 'each year once, the oldest first', got: shown(years) });
  }
  const foreign = years.filter((year) => !judged.includes(year));
  if (foreign.length > 0) {
    problems.push({ where, expected: 'years that the province itself has a report of', got: shown(foreign) });
  }
  for (const [year, report] of reports) {
    const inList = listed.find((each) => each.year === year) ?? null;
    if (isDeepStrictEqual(inList, report)) continue;
    problems.push({
      where: `${where}, ${year}`,
      expected: `what report(year: ${year}) is: ${differenceText(report, inList)[0]}`,
      got: differenceText(report, inList)[1],
    });
  }
  return problems;
}

/** The first field in which two reports differ. */
function differenceText(report: Row | null, inList: Row | null): [string, string] {
  if (report === null || inList === null) return [report ? 'a report' : 'null', inList ? 'a report' : 'null'];
  const name = Object.keys(report).find((each) => !isDeepStrictEqual(report[each], inList[each])) ?? '';
  return [`${name} ${shown(report[name])}`, `${name} ${shown(inList[name])}`];
}

/** Whether the list keeps to its arguments. */
async function rangeProblems(subject: Subject, years: readonly number[]): Promise<Problem[]> {
  const year = years.at(0);
  if (year === undefined) return [];
  const { reports } = await askProvince(subject, `reports(from: ${year}, to: ${year}) { year }`);
  const got = rowsIn(reports).map((report) => report.year);
  if (got.every((each) => each === year)) return [];
  return [
    {
      where: `reports(from: ${year}, to: ${year})`,
      expected: `the report of ${year} alone`,
      got: shown(got),
    },
  ];
}
