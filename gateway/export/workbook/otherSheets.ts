import type { FileCell, FileRow } from '../fileRow';
import { numberCell, qualifiedNumber, sayNumber } from '../numberCell';
import type { Book, Figures, Number, Reconciliation } from './book';
import { bookWordIn, explanations, type BookWord } from './bookWords';
import {
  activityLines,
  awardLines,
  membershipLines,
  welfareLines,
  type FigureLine,
} from '../../../domain/figureLines';
import { allFigures, noteOf, printedNumber, type SheetTools } from './figureSheets';

const mainMeasures: readonly { measure: string; read: FigureLine<Number>['read'] }[] = [
  { measure: 'members', read: ({ membership }) => membership.members },
  { measure: 'newMembers', read: ({ membership }) => membership.newMembers },
  { measure: 'unions', read: ({ membership }) => membership.unions },
  { measure: 'newUnions', read: ({ membership }) => membership.newUnions },
  { measure: 'awards', read: ({ awards }) => awards.total },
  { measure: 'spent', read: ({ welfare }) => welfare.spent },
  { measure: 'contributed', read: ({ welfare }) => welfare.contributed },
  { measure: 'people', read: ({ welfare }) => welfare.people },
  { measure: 'personTimes', read: ({ welfare }) => welfare.personTimes },
  { measure: 'gifts', read: ({ welfare }) => welfare.gifts },
  { measure: 'houses', read: ({ welfare }) => welfare.houses },
];

/** The main measures: of a cluster the sum beside what was published, of a province its years. */
export function overviewRows({ book, labels, language }: SheetTools): FileRow[] {
  const word = bookWordIn(language);
  const name = (measure: string): FileCell[] => [labels.measure(measure), labels.unit(measure)];
  if (book.of === 'PROVINCE') {
    return [
      [word('measure'), word('unit'), ...book.bodies.map((body) => body.name)],
      ...mainMeasures.map(({ measure, read }) => [
        ...name(measure),
        ...book.bodies.map(({ figures }) => numberCell(figures && read(figures), 'printed', language)),
      ]),
    ];
  }
  const { sum, published, coverage } = book;
  return [
    [word('measure'), word('unit'), word('sum'), word('provinces'), word('published'), word('verdict')],
    ...mainMeasures.map(({ measure, read }): FileRow => {
      const ofSum = sum && read(sum);
      const row = book.reconciliation.find((other) => other.measure === measure && isWhole(other));
      return [
        ...name(measure),
        numberCell(ofSum, 'sum', language),
        `${ofSum?.reportedBy ?? 0}/${coverage.expected}`,
        numberCell(published && !row?.published.derived ? read(published) : null, 'printed', language),
        row ? verdictOf(row, { book, labels, language }) : null,
      ];
    }),
  ];
}

function isWhole({ kind, programme, sector }: Reconciliation): boolean {
  return kind === null && programme === null && sector === null;
}

function verdictOf({ simulated, verdict }: Reconciliation, { labels, language }: SheetTools): string {
  return simulated ? bookWordIn(language)('simulated') : labels.value('Verdict', verdict);
}

/** Each published figure beside the sum of the provinces. */
export function reconciliationRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const heads: BookWord[] = [
    'measure',
    'unit',
    'published',
    'printed',
    'sum',
    'leastDifference',
    'mostDifference',
    'verdict',
  ];
  return [
    heads.map(bookWordIn(language)),
    ...book.reconciliation.map((row): FileRow => {
      const { programme, sector, ...parts } = row;
      const part = labels.part({
        ...parts,
        ...(programme !== null && { programme }),
        ...(sector !== null && { sector }),
      });
      const { atLeast, atMost } = row.computed ? row.difference : { atLeast: null, atMost: null };
      return [
        `${labels.measure(row.measure)}${part && `: ${part}`}`,
        labels.unit(row.measure),
        numberCell(row.published, row.published.derived ? 'sum' : 'printed', language),
        row.published.derived ? bookWordIn(language)('derived') : row.published.printed,
        numberCell(row.computed, 'sum', language),
        atLeast === null ? null : { count: atLeast },
        atMost === null ? null : { count: atMost },
        verdictOf(row, tools),
      ];
    }),
  ];
}

/** Who reported, who did not, and why. */
export function coverageRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const stateOf = ({ gap, figures, isMentioned, simulated }: Book['bodies'][number]) => {
    if (!gap && isMentioned) return word('mentioned');
    if (!gap && simulated) return word('simulatedBody');
    if (!gap) return word('reported');
    return figures ? word('old') : labels.value('GapReason', gap.reason);
  };
  return [
    [word(book.of === 'CLUSTER' ? 'province' : 'year'), word('key'), word('state'), word('notes')],
    ...book.bodies.map((body) => [body.name, body.key, stateOf(body), noteOf(body, tools)]),
  ];
}

/** A row for each number of the other sheets, with both bounds. */
export function boundsRows({ book, labels, language }: SheetTools): FileRow[] {
  const word = bookWordIn(language);
  const all = allFigures(book);
  const groups: [BookWord, FigureLine<Number>[]][] = [
    ['membership', membershipLines(all)],
    ['awards', awardLines(all)],
    ['welfare', welfareLines(all)],
    ['activities', activityLines(all)],
  ];
  const owners: [name: string, figures: Figures | null, origin: 'printed' | 'sum'][] = [
    ...book.bodies.map(({ name, figures }): [string, Figures | null, 'printed'] => [
      name,
      figures,
      'printed',
    ]),
    [word('sum'), book.sum, 'sum'],
    [word('published'), book.published, 'printed'],
  ];
  const heads: BookWord[] = [
    ...(['sheet', 'measure', 'unit', book.of === 'CLUSTER' ? 'province' : 'year'] as const),
    ...(['value', 'said', 'atLeast', 'atMost', 'estimated', 'provinces'] as const),
  ];
  const rows = groups.flatMap(([sheet, lines]) =>
    lines.flatMap((line) =>
      owners.flatMap(([name, figures, origin]): FileRow[] => {
        const number = figures === book.published ? printedNumber(book, line) : figures && line.read(figures);
        if (!number) return [];
        const part = labels.part(line);
        const { value, atLeast, atMost, estimated, reportedBy } = number;
        return [
          [
            ...[
              word(sheet),
              `${labels.measure(line.measure)}${part && `: ${part}`}`,
              labels.unit(line.measure),
            ],
            ...[name, countOf(value), sayNumber(qualifiedNumber(number, origin), language)],
            ...[countOf(atLeast), countOf(atMost), estimated ? word('yes') : null, reportedBy],
          ],
        ];
      }),
    ),
  );
  return [heads.map(word), ...rows];
}

function countOf(value: number | null): FileCell {
  return value === null ? null : { count: value };
}

/** What somebody must know who has the file alone, and what each measure of it counts. */
export function aboutRows(tools: SheetTools): FileRow[] {
  const { language } = tools;
  const row = (title: string, text: string): FileRow => [
    { text: title, look: 'bold' },
    { text, look: 'wrapped' },
  ];
  return [
    ...explanations.map(([title, vi, titleEn, en]) =>
      language === 'vi' ? row(title, vi) : row(titleEn, en),
    ),
    ...definedMeasures(tools).map(({ name, nameEn, definition, definitionEn }) =>
      language === 'vi' ? row(name, definition) : row(nameEn, definitionEn),
    ),
  ];
}

/** The measures that have a number in the book. */
function definedMeasures({ book }: SheetTools): Book['measures'] {
  const all = allFigures(book);
  const lines = [...membershipLines(all), ...awardLines(all), ...welfareLines(all), ...activityLines(all)];
  const shown = new Set([...mainMeasures, ...lines].map(({ measure }) => measure));
  return book.measures.filter(({ id }) => shown.has(id));
}
