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
  const row = (name: string, figures: Figures | null, origin: 'printed' | 'sum', note: FileCell): FileRow => [
    name,
    ...lines.map((line) => numberCell(figures && line.read(figures), origin, language)),
    note,
  ];
  return [
    [word(book.of === 'CLUSTER' ? 'province' : 'year'), ...head, word('notes')],
    ...book.bodies.map((body) => row(body.name, body.figures, 'printed', noteOf(body, tools))),
    ...(book.sum ? [row(word('sum'), book.sum, 'sum', null)] : []),
    ...(book.published ? [row(word('published'), book.published, 'printed', null)] : []),
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
  const name = ({ kind, awardedBy, recipient }: FigureLine<Number>): FileCell[] => {
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
  const name = ({ measure, programme }: FigureLine<Number>): FileCell[] => [
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
  const name = ({ measure }: FigureLine<Number>): FileCell[] => [
    labels.measure(measure),
    labels.unit(measure),
  ];
  return acrossBodies(tools, [word('measure'), word('unit')], activityLines(allFigures(book)), name);
}

function acrossBodies(
  { book, language }: SheetTools,
  heads: readonly string[],
  lines: readonly FigureLine<Number>[],
  name: (line: FigureLine<Number>) => FileCell[],
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
      ...(published ? [numberCell(line.read(published), 'printed', language)] : []),
    ]),
  ];
}
