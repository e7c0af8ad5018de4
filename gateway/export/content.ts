import type { GraphQLSchema } from 'graphql';
import { readGlobalId } from '../../domain/globalIds';
import type {
  TableCellPartsFragment,
  TableQuery,
  TableQueryVariables,
} from '../../schema/generated/operations';
import { enumLabels } from '../totals/tables/labels';
import type { Language } from './language';
import type { Count, FileCell, FileRow } from './fileRow';
import { longRows, type LongRow } from './longRows';
import { wordIn, type Word } from './words';

type TableAnswer = NonNullable<TableQuery['table']>;
type Cell = TableCellPartsFragment;

export interface ContentOptions {
  /** Has the enums whose values stand in the file. */
  schema: GraphQLSchema;
  language: Language;
  variables: TableQueryVariables;
}

/** The rows of a table's file, made one by one. */
export interface FileContent {
  /** What the file is called, without an ending. */
  title: string;
  table(): Iterable<FileRow>;
  /** The table's cells for programs. */
  cells(): Iterable<LongRow>;
  sources(): Iterable<FileRow>;
  about(): Iterable<FileRow>;
}

/** The columns of each number beside its value, in the order in which they stand. */
const details = [
  'atLeast',
  'atMost',
  'reportedBy',
  'reported',
  'expected',
  'reason',
  'status',
  'missing',
  'stale',
] as const satisfies readonly Word[];

export function createContent(table: TableAnswer, options: ContentOptions): FileContent {
  const { schema, language, variables } = options;
  const word = wordIn(language);
  const nameOf = (label: { name: string; nameEn: string }) => (language === 'vi' ? label.name : label.nameEn);
  const valueNames = (type: string) => {
    const labels = enumLabels(schema, type);
    return (value: string) => nameOf(labels.get(value) ?? { name: value, nameEn: value });
  };
  const dimensionName = valueNames('TableDimension');
  const reasonName = valueNames('EmptyReason');
  const statusName = valueNames('DocumentStatus');
  const years = yearsText(variables.years);

  function* tableRows(): Generator<FileRow> {
    const heads = [...table.columns.map(nameOf), word('total')];
    const detailHeads = heads.flatMap((head) => details.map((detail) => `${head} – ${word(detail)}`));
    yield [dimensionName(variables.rows), word('key'), ...heads, ...detailHeads];
    for (const { key, cells, total, ...label } of table.rows)
      yield [nameOf(label), key, ...numbers([...cells, total])];
    const totals = [...table.columns.map(({ total }) => total), table.total];
    yield [word('total'), 'TOTAL', ...numbers(totals)];
  }

  function numbers(cells: readonly Cell[]): FileCell[] {
    return [...cells.map(({ quantity }) => countOf(quantity?.value)), ...cells.flatMap(detailsOf)];
  }

  function detailsOf({ quantity, reason, coverage }: Cell): FileCell[] {
    const gaps = coverage.missing.map((gap) => `${gap.province.name} (${reasonName(gap.reason)})`);
    const stale = coverage.stale.map(({ province, since }) => `${province.name} (${word('since')} ${since})`);
    const flags = [
      ...(['sample', 'draft'] as const).filter((flag) => coverage[flag]).map(word),
      ...(quantity?.estimated ? [word('estimated')] : []),
    ];
    return [
      countOf(quantity?.atLeast),
      countOf(quantity?.atMost),
      quantity ? quantity.reportedBy : null,
      coverage.reported,
      coverage.expected,
      reason == null ? null : reasonName(reason),
      flags.join('; ') || null,
      gaps.join('; ') || null,
      stale.join('; ') || null,
    ];
  }

  function* sourceRows(): Generator<FileRow> {
    const heads: Word[] = [
      'province',
      'provinceId',
      'year',
      'document',
      'file',
      'publisher',
      'publishedOn',
      'eventOn',
    ];
    yield [...heads.map(word), word('documentStatus')];
    for (const { province, year, document } of table.sources) {
      const { id, file, publisher, publishedOn, eventOn, status } = document;
      yield [
        ...[province.name, province.id, year, readGlobalId(id)?.localId ?? id, file, publisher ?? null],
        ...[dayOf(publishedOn), dayOf(eventOn), statusName(status)],
      ];
    }
  }

  function* aboutRows(): Generator<FileRow> {
    const { asOf } = table.total.coverage;
    yield [word('measure'), nameOf(table)];
    yield [word('unit'), table.unit];
    yield [word('years'), years];
    yield [word('asOf'), asOf == null ? null : new Date(asOf)];
    yield [word('boundsNote')];
    yield [word('totalNote')];
  }

  return {
    title: `${nameOf(table)} ${years}`,
    table: tableRows,
    cells: () => longRows(table),
    sources: sourceRows,
    about: aboutRows,
  };
}

function countOf(value: number | null | undefined): Count | null {
  return value == null ? null : { count: value };
}

/** Dates are texts in an answer. */
function dayOf(text: unknown): Date | null {
  return typeof text === 'string' ? new Date(`${text}T00:00:00Z`) : null;
}

function yearsText(years: number | readonly number[]): string {
  const list = [years].flat();
  const [first, last] = [list[0], list.at(-1)];
  const isRange = list.length > 1 && list.every((year, index) => year === Number(first) + index);
  return isRange ? `${first}-${last}` : list.join(', ');
}
