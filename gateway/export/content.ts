import type { GraphQLSchema } from 'graphql';
import { unitName } from '../../domain/unitNames';
import type { TableFileVariables } from './arguments';
import type { FileRow } from './fileRow';
import type { Language } from './language';
import { longRows, type LongRow } from './longRows';
import { namesIn, type Names } from './names';
import { dayOf, sourceRows } from './sourceRows';
import {
  boundsRows,
  nameTables,
  notedRows,
  numberRows,
  wideRows,
  type NamedTable,
  type TableAnswer,
} from './tableRows';

export interface ContentOptions {
  /** Has the enums whose values stand in the file. */
  schema: GraphQLSchema;
  language: Language;
  variables: TableFileVariables;
}

/** The rows of a file, made one by one whenever they are read. */
export interface FileContent {
  /** What the file is called, without an ending. */
  title: string;
  /** How complete the table is, in one sentence. */
  coverage: string;
  /** Names and numbers; each number with its qualifier. */
  numbers: Iterable<FileRow>;
  /** The same with a column that says in words what is to be known of the row's numbers. */
  narrow: Iterable<FileRow>;
  /** The numbers, then for each of them all that is known of it. */
  wide: Iterable<FileRow>;
  /** The table's cells for programs. */
  cells: Iterable<LongRow>;
  /** A row for each number, with all that is known of it. */
  bounds: Iterable<FileRow>;
  sources: Iterable<FileRow>;
  about: Iterable<FileRow>;
}

export function createContent(
  tables: readonly TableAnswer[],
  { schema, language, variables }: ContentOptions,
): FileContent {
  const names = namesIn(language, schema);
  const table = nameTables(tables, variables, names);
  const years = yearsText(variables.years);
  const simulated = table.simulated === null ? '' : ` (${names.word('simulated')})`;
  return {
    title: `${tables.map(names.nameOf).join(', ')} ${years}${simulated}`,
    coverage: coverageSentence(tables, table),
    numbers: again(() => numberRows(table)),
    narrow: again(() => notedRows(table)),
    wide: again(() => wideRows(table)),
    cells: again(function* () {
      for (const each of tables) yield* longRows(each);
    }),
    bounds: again(() => boundsRows(table)),
    sources: again(() => sourcesOf(tables, names)),
    about: again(() => aboutRows(tables, table, years)),
  };
}

/** What can be read more than once, each time from the start. */
function again<Row>(rows: () => Iterable<Row>): Iterable<Row> {
  return { [Symbol.iterator]: () => rows()[Symbol.iterator]() };
}

function sourcesOf(tables: readonly TableAnswer[], { language, valueNames }: Names) {
  return sourceRows(
    tables.flatMap((table) => table.sources),
    { language, statusName: valueNames('DocumentStatus'), kindName: valueNames('DocumentKind') },
  );
}

const notes = [
  'boundsNote',
  'qualifierNote',
  'emptyNote',
  'simulatedNote',
  'mentionedNote',
  'totalNote',
] as const;

function* aboutRows(
  tables: readonly TableAnswer[],
  { names, simulated }: NamedTable,
  years: string,
): Generator<FileRow> {
  const { word, nameOf, language } = names;
  const measures = tables.map((table) => `${nameOf(table)} (${unitName(table.unit, language)})`);
  const coverages = tables.map(({ total }) => total.coverage);
  const [asOf] = coverages.flatMap((coverage) => coverage.asOf ?? []).sort();
  const [madeFrom] = coverages.flatMap((coverage) => coverage.madeFrom ?? []).sort();
  const madeTo = coverages.flatMap((coverage) => coverage.madeTo ?? []).sort();
  if (simulated !== null) yield [{ text: simulated, look: 'bold' }];
  yield [word('measure'), measures.join('; ')];
  yield [word('years'), years];
  yield [word('madeFrom'), dayOf(madeFrom)];
  yield [word('madeTo'), dayOf(madeTo.at(-1))];
  yield [word('asOf'), asOf === undefined ? null : new Date(asOf)];
  for (const note of notes) yield [null, { text: word(note), look: 'wrapped' }];
}

function coverageSentence(tables: readonly TableAnswer[], { names, simulated: note }: NamedTable): string {
  const [first] = tables;
  if (!first) return '';
  const { expected, mentioned, simulated, reported: all } = first.total.coverage;
  const reported = all - simulated.length;
  const isVietnamese = names.language === 'vi';
  return [
    isVietnamese
      ? `${reported} trong ${expected} báo cáo năm của các tỉnh đã có`
      : `${reported} of ${expected} yearly reports of provinces are in`,
    ...(mentioned.length === 0
      ? []
      : [isVietnamese ? `${mentioned.length} chỉ được nhắc tới` : `${mentioned.length} only mentioned`]),
    ...(note === null ? [] : [note]),
  ].join('; ');
}

function yearsText(years: number | readonly number[]): string {
  const list = [years].flat();
  const [first, last] = [list[0], list.at(-1)];
  const isRange = list.length > 1 && list.every((year, index) => year === Number(first) + index);
  return isRange ? `${first}-${last}` : list.join(', ');
}
