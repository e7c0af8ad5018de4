import type { GraphQLSchema } from 'graphql';
import { joinTables, type JoinedColumn } from '../../domain/joinTables';
import type { Origin } from '../../domain/qualifiers';
import { unitName } from '../../domain/unitNames';
import type { TableCellPartsFragment, TableQuery } from '../../schema/generated/operations';
import { enumLabels } from '../totals/tables/labels';
import type { TableFileVariables } from './arguments';
import { cellDetails, coverageFlags, detailWords } from './cellDetails';
import type { FileRow } from './fileRow';
import type { Language } from './language';
import { longRows, type LongRow } from './longRows';
import { numberCell, qualifiedNumber, sayNumber, sayRange } from './numberCell';
import { dayOf, sourceRows } from './sourceRows';
import { wordIn } from './words';

export type TableAnswer = NonNullable<TableQuery['table']>;
type Cell = TableCellPartsFragment;

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

interface Line {
  name: string;
  key: string;
  cells: readonly (Cell | null)[];
}

/** Longer than other functions: the one list of what stands in the files of a table. */
export function createContent(tables: readonly TableAnswer[], options: ContentOptions): FileContent {
  const { schema, language, variables } = options;
  const word = wordIn(language);
  const nameOf = (label: { name: string; nameEn: string }) => (language === 'vi' ? label.name : label.nameEn);
  const valueNames = (type: string) => {
    const labels = enumLabels(schema, type);
    return (value: string) => nameOf(labels.get(value) ?? { name: value, nameEn: value });
  };
  const reasonName = valueNames('EmptyReason');
  const years = yearsText(variables.years);
  const joined = joinTables<Cell>(tables, variables.shown);
  const units = new Set(joined.columns.map(({ unit }) => unit));
  const headOf = (column: JoinedColumn<Cell>) =>
    units.size === 1 ? nameOf(column) : `${nameOf(column)} (${unitName(column.unit, language)})`;
  const heads = joined.columns.map(headOf);
  const firstHeads = [valueNames('TableDimension')(variables.rows), word('key')];
  const simulated = simulatedTable(tables, language);
  const details = (cell: Cell) => cellDetails(cell, { language, reasonName });

  function* lines(): Generator<Line> {
    for (const { key, cells, ...label } of joined.rows) yield { name: nameOf(label), key, cells };
    yield { name: word('total'), key: 'TOTAL', cells: joined.columns.map(({ total }) => total) };
  }

  function* numberRows(notes: boolean): Generator<FileRow> {
    yield [...firstHeads, ...heads, ...(notes ? [word('notes')] : [])];
    for (const line of lines()) {
      const cells = line.cells.map((cell) => cell && numberCell(cell.quantity, originOf(cell), language));
      yield [line.name, line.key, ...cells, ...(notes ? [notesOf(line)] : [])];
    }
    // A sheet says it above the table.
    if (notes) yield* lastRow(heads.length + 1);
  }

  /** Below the table: a line that nobody who takes numbers from it can overlook. */
  function* lastRow(columns: number): Generator<FileRow> {
    if (simulated !== null) yield [simulated, 'NOTE', ...Array<null>(columns).fill(null)];
  }

  function notesOf({ cells }: Line): string | null {
    const ofCells = cells.flatMap((cell, index) => {
      const words = cell && noteOf(cell);
      return words ? [`${heads[index] ?? ''}: ${words}`] : [];
    });
    const flags = new Set(cells.flatMap((cell) => (cell ? coverageFlags(cell.coverage) : [])));
    return [...ofCells, ...[...flags].map(word)].join('; ') || null;
  }

  /** Why there is no number, or what a number that is not exact is; null for one that is. */
  function noteOf(cell: Cell): string | null {
    const { quantity, reason } = cell;
    if (!quantity) return reason == null ? null : reasonName(reason);
    const said = qualifiedNumber(quantity, originOf(cell));
    if (said.qualifier === null) return null;
    const mention = quantity.reportedBy === 0 ? `, ${word('onlyMentioned')}` : '';
    return `${sayNumber(said, language)}${sayRange(quantity, originOf(cell), language)}${mention}`;
  }

  function* wideRows(): Generator<FileRow> {
    const detailHeads = heads.flatMap((head) => detailWords.map((detail) => `${head} – ${word(detail)}`));
    yield [...firstHeads, ...heads, ...detailHeads];
    for (const { name, key, cells } of lines()) {
      const values = cells.map((cell) =>
        cell?.quantity?.value == null ? null : { count: cell.quantity.value },
      );
      const known = cells.flatMap((cell) => (cell ? details(cell) : detailWords.map(() => null)));
      yield [name, key, ...values, ...known];
    }
    yield* lastRow(heads.length + detailHeads.length);
  }

  function* boundsRows(): Generator<FileRow> {
    yield [...firstHeads, word('column'), word('value'), word('qualifier'), ...detailWords.map(word)];
    for (const { name, key, cells } of lines()) {
      for (const [index, cell] of cells.entries()) {
        if (!cell) continue;
        const { quantity } = cell;
        const value = quantity?.value == null ? null : { count: quantity.value };
        const said = quantity ? sayNumber(qualifiedNumber(quantity, originOf(cell)), language) : null;
        yield [name, key, heads[index] ?? '', value, said, ...details(cell)];
      }
    }
    yield* lastRow(3 + detailWords.length);
  }

  function* aboutRows(): Generator<FileRow> {
    const measures = tables.map((table) => `${nameOf(table)} (${unitName(table.unit, language)})`);
    const asOf = tables.flatMap(({ total }) => total.coverage.asOf ?? []).sort()[0];
    if (simulated !== null) yield [{ text: simulated, look: 'bold' }];
    yield [word('measure'), measures.join('; ')];
    yield [word('years'), years];
    yield [word('madeFrom'), dayOf(tables.flatMap(({ total }) => total.coverage.madeFrom ?? []).sort()[0])];
    yield [
      word('madeTo'),
      dayOf(
        tables
          .flatMap(({ total }) => total.coverage.madeTo ?? [])
          .sort()
          .at(-1),
      ),
    ];
    yield [word('asOf'), asOf === undefined ? null : new Date(asOf)];
    const notes = [
      'boundsNote',
      'qualifierNote',
      'emptyNote',
      'simulatedNote',
      'mentionedNote',
      'totalNote',
    ] as const;
    for (const note of notes) yield [null, { text: word(note), look: 'wrapped' }];
  }

  const sources = tables.flatMap((table) => table.sources);
  const [statusName, kindName] = [valueNames('DocumentStatus'), valueNames('DocumentKind')];
  return {
    title: `${tables.map(nameOf).join(', ')} ${years}${simulated === null ? '' : ` (${word('simulated')})`}`,
    coverage: coverageSentence(tables, language),
    numbers: again(() => numberRows(false)),
    narrow: again(() => numberRows(true)),
    wide: again(wideRows),
    cells: again(function* () {
      for (const table of tables) yield* longRows(table);
    }),
    bounds: again(boundsRows),
    sources: again(() => sourceRows(sources, { language, statusName, kindName })),
    about: again(aboutRows),
  };
}

/** The number of one province in one year is as it was printed; others are sums, which may lack a province. */
function originOf({ coverage }: Cell): Origin {
  return coverage.expected === 1 ? 'printed' : 'sum';
}

/** What can be read more than once, each time from the start. */
function again<Row>(rows: () => Iterable<Row>): Iterable<Row> {
  return { [Symbol.iterator]: () => rows()[Symbol.iterator]() };
}

function coverageSentence(tables: readonly TableAnswer[], language: Language): string {
  const coverages = tables.map(({ total }) => total.coverage);
  const [first] = coverages;
  if (!first) return '';
  const { expected, mentioned, simulated } = first;
  const reported = first.reported - simulated.length;
  const note = simulatedTable(tables, language);
  const isVietnamese = language === 'vi';
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

/** Which provinces are simulated; null if none is. */
function simulatedTable(tables: readonly TableAnswer[], language: Language): string | null {
  const provinces = tables.flatMap(({ total }) => total.coverage.simulated);
  const names = [...new Set(provinces.map(({ name }) => name))];
  return names.length === 0 ? null : `${wordIn(language)('simulatedTable')}: ${names.join(', ')}`;
}

function yearsText(years: number | readonly number[]): string {
  const list = [years].flat();
  const [first, last] = [list[0], list.at(-1)];
  const isRange = list.length > 1 && list.every((year, index) => year === Number(first) + index);
  return isRange ? `${first}-${last}` : list.join(', ');
}
