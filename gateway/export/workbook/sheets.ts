import { layOut } from '../../../platform/xlsx/widths';
import type { SheetContent } from '../../../platform/xlsx/writeWorkbook';
import type { FileRow } from '../fileRow';
import { sayInstant } from '../language';
import { sourceRows } from '../sourceRows';
import { bookWordIn, type BookWord } from './bookWords';
import { activityRows, awardRows, membershipRows, welfareRows, type SheetTools } from './figureSheets';
import { aboutRows, boundsRows, coverageRows, overviewRows, reconciliationRows } from './otherSheets';

/** The sheets of a workbook, in the order in which they stand. One that would be empty is left out. */
export function sheetsOf(tools: SheetTools): SheetContent[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const sources = [
    ...sourceRows(book.sources, {
      language,
      statusName: (status) => labels.value('DocumentStatus', status),
      kindName: (kind) => labels.value('DocumentKind', kind),
    }),
  ];
  const sheet = (name: BookWord, rows: readonly FileRow[], frozenColumns: number): SheetContent[] => {
    if (rows.length < 2) return [];
    const titles = titlesOf(tools, word(name));
    return [
      {
        name: word(name),
        header: true,
        printed: true,
        titleRows: titles.length,
        frozenColumns,
        ...layOut(rows),
        rows: [...titles, ...rows],
      },
    ];
  };
  return [
    ...sheet('overview', overviewRows(tools), 1),
    ...sheet('membership', membershipRows(tools), 1),
    ...sheet('awards', awardRows(tools), 3),
    ...sheet('welfare', welfareRows(tools), 3),
    ...sheet('activities', activityRows(tools), 1),
    ...sheet('reconciliation', reconciliationRows(tools), 1),
    ...sheet('coverage', coverageRows(tools), 1),
    ...sheet('bounds', boundsRows(tools), 2),
    ...sheet('sources', sources, 1),
    { name: word('about'), printed: true, widths: [26, 100], rows: aboutRows(tools) },
  ];
}

/** What every sheet says above its table: of what it is, and how complete. */
function titlesOf({ book, language }: SheetTools, sheet: string): FileRow[] {
  const { name, year, remarks, coverage, of } = book;
  const isFirst = sheet === bookWordIn(language)('overview');
  return [
    [{ text: `${sheet} – ${name}, ${year}`, look: 'title' }],
    ...(isFirst ? remarks : []).map((text): FileRow => [{ text, look: 'note' }]),
    [
      {
        text: [sayCoverage(coverage, of, language), ...saySimulated(book, language)].join(' · '),
        look: 'note',
      },
    ],
    [],
  ];
}

function sayCoverage(
  { expected, reported, mentioned, asOf, madeFrom, madeTo }: SheetTools['book']['coverage'],
  of: SheetTools['book']['of'],
  language: SheetTools['language'],
): string {
  const isVietnamese = language === 'vi';
  const bodies = of === 'CLUSTER' ? (isVietnamese ? 'tỉnh' : 'provinces') : isVietnamese ? 'năm' : 'years';
  const mention = isVietnamese ? `${mentioned} ${bodies} chỉ được nhắc tới` : `${mentioned} only mentioned`;
  const reports = isVietnamese
    ? `${reported} trong ${expected} ${bodies} có báo cáo`
    : `${reported} of ${expected} ${bodies} have a report`;
  const sentence = mentioned === 0 ? reports : `${reports}; ${mention}`;
  if (asOf === null) return sentence;
  const days = [...new Set([madeFrom, madeTo])].flatMap((day) =>
    day === null ? [] : language === 'vi' ? day.split('-').reverse().join('/') : day,
  );
  const made =
    days.length === 0 ? [] : [`${isVietnamese ? 'báo cáo ngày' : 'reports made'} ${days.join(' – ')}`];
  const asked = `${isVietnamese ? 'hỏi lúc' : 'asked at'} ${sayInstant(asOf, language)}`;
  return [sentence, ...made, asked].join(' · ');
}

function saySimulated({ coverage }: SheetTools['book'], language: SheetTools['language']): string[] {
  if (coverage.simulated.length === 0) return [];
  const words =
    language === 'vi' ? 'CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo' : 'WITH SIMULATED FIGURES, not reported';
  return [`${words}: ${coverage.simulated.join(', ')}`];
}
