import type { FileCell, FileRow } from '../fileRow';
import { numberCell } from '../numberCell';
import type { Language } from '../language';
import type { Book, Figures, Number } from './book';
import { bookWordIn } from './bookWords';
import {
  activityLines,
  awardLines,
  membershipLines,
  welfareLines,
  type FigureLine,
} from '../../../domain/figureLines';
import type { Labels } from './labels';

export interface SheetTools {
  book: Book;
  labels: Labels;
  language: Language;
}

/** Everything that has figures, for finding what anybody reported. */
export function allFigures({ bodies, sum, published }: Book): (Figures | null)[] {
  return [...bodies.map(({ figures }) => figures), sum, published];
}

type Line = FigureLine<Number>;

const lineParts = ['kind', 'awardedBy', 'recipient', 'programme', 'sector'] as const;

/** What the cluster printed; null for what can only be added up of it, which the reconciliation says. */
export function printedNumber({ published, reconciliation }: Book, line: Line): Number | null {
  const row = reconciliation.find(
    (other) =>
      other.measure === line.measure && lineParts.every((part) => other[part] === (line[part] ?? null)),
  );
  return published && !row?.published.derived ? line.read(published) : null;
}

/** A row for each province, or year: members and unions. */
export function membershipRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const lines = membershipLines(allFigures(book)).filter((line) =>
    allFigures(book).some((figures) => figures && line.read(figures)),
  );
  const head = lines.map((line) => {
    const part = labels.part(line);
    return `${labels.measure(line.measure)}${part && `: ${part}`} (${labels.unit(line.measure)})`;
  });
  const row = (
    name: string,
    read: (line: Line) => Number | null,
    origin: 'printed' | 'sum',
    note: FileCell = null,
  ): FileRow => [name, ...lines.map((line) => numberCell(read(line), origin, language)), note];
  const numbersOf = (figures: Figures | null) => (line: Line) => figures && line.read(figures);
  return [
    [word(book.of === 'CLUSTER' ? 'province' : 'year'), ...head, word('notes')],
    ...book.bodies.map((body) => row(body.name, numbersOf(body.figures), 'printed', noteOf(body, tools))),
    ...(book.sum ? [row(word('sum'), numbersOf(book.sum), 'sum')] : []),
    ...(book.published ? [row(word('published'), (line) => printedNumber(book, line), 'printed')] : []),
  ];
}

/** Why a province has no numbers, or what is to be known of them. */
export function noteOf(
  { gap, isMentioned, simulated, draft }: Book['bodies'][number],
  { labels, language }: SheetTools,
): string | null {
  const word = bookWordIn(language);
  const notes = [
    ...(gap ? [labels.value('GapReason', gap.reason)] : []),
    ...(gap?.since != null ? [`${word('since')} ${gap.since}`] : []),
    ...(isMentioned ? [word('mentioned')] : []),
    ...(simulated ? [word('simulatedBody')] : []),
    ...(draft ? [word('draft')] : []),
  ];
  return notes.join('; ') || null;
}

/** A row for each kind of award by the body that gave it, a column for each province. */
export function awardRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const name = ({ kind, awardedBy, recipient }: Line): FileCell[] => {
    if (kind == null) return [word('all'), null, null];
    return [
      awardedBy == null ? word('notStated') : labels.value('AwardingBody', awardedBy),
      labels.value('AwardKind', kind),
      recipient == null ? word('notSplit') : labels.value('RecipientType', recipient),
    ];
  };
  return acrossBodies(
    tools,
    [word('body'), word('kind'), word('recipient')],
    awardLines(allFigures(book)),
    name,
  );
}

/** A row for each measure of welfare and programme, a column for each province. */
export function welfareRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const name = ({ measure, programme }: Line): FileCell[] => [
    labels.measure(measure),
    labels.unit(measure),
    programme === undefined ? word('all') : labels.programme(programme),
  ];
  return acrossBodies(
    tools,
    [word('measure'), word('unit'), word('programme')],
    welfareLines(allFigures(book)),
    name,
  );
}

/** A row for each further measure that anybody reported, a column for each province. */
export function activityRows(tools: SheetTools): FileRow[] {
  const { book, labels, language } = tools;
  const word = bookWordIn(language);
  const name = ({ measure }: Line): FileCell[] => [labels.measure(measure), labels.unit(measure)];
  return acrossBodies(tools, [word('measure'), word('unit')], activityLines(allFigures(book)), name);
}

function acrossBodies(
  { book, language }: SheetTools,
  heads: readonly string[],
  lines: readonly Line[],
  name: (line: Line) => FileCell[],
): FileRow[] {
  const word = bookWordIn(language);
  const { bodies, sum, published } = book;
  return [
    [
      ...heads,
      ...bodies.map((body) => body.name),
      ...(sum ? [word('sum')] : []),
      ...(published ? [word('published')] : []),
    ],
    ...lines.map((line) => [
      ...name(line),
      ...bodies.map(({ figures }) => numberCell(figures && line.read(figures), 'printed', language)),
      ...(sum ? [numberCell(line.read(sum), 'sum', language)] : []),
      ...(published ? [numberCell(printedNumber(book, line), 'printed', language)] : []),
    ]),
  ];
}
