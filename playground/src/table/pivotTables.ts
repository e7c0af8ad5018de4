import { isRecord } from '../../../domain/isRecord';
import type { Text } from '../../../web/words/language';
import type { AnswerTable, Catalogue, Column, Row } from './answerTable';
import { createFigure, isFigure, type FigurePlace } from './figures';
import { readCell, readPath } from './flatTables';
import type { Selection } from './selection';
import { enumTexts, wordDescription, wordPath } from './words';

/** A `table` of an answer: its columns are named in one list, and its cells stand in another by their places. */
interface Crossing {
  path: readonly string[];
  columns: Selection;
  rows: Selection;
  cells: Selection;
}

/** The tables of an answer with a row for each of its rows, and its totals if they were asked for. */
export function pivotTables(data: unknown, root: Selection, catalogue: Catalogue): AnswerTable[] {
  return crossingsOf(root).flatMap((crossing) => {
    const table = readPath(data, crossing.path);
    const label = wordPath(root, crossing.path);
    return isRecord(table) ? [pivot(table, crossing, label, catalogue)] : [];
  });
}

/** The same answer with each cell knowing its column, and the query as if it had asked for that. */
export function nameCells(data: unknown, root: Selection): { data: unknown; root: Selection } {
  for (const { path, columns, rows, cells } of crossingsOf(root)) {
    const table = readPath(data, path);
    if (!isRecord(table)) continue;
    const heads = listAt(table, columns);
    const named = listAt(table, rows).map((row) => ({
      ...row,
      [cells.name]: listAt(row, cells).map((cell, index) => ({
        ...Object.fromEntries(headFields.map(([name, field]) => [name, heads[index]?.[field] ?? null])),
        ...cell,
      })),
    }));
    data = withPath(data, path, { ...table, [rows.name]: named });
    const leaves = headFields.map(([name]): Selection => ({
      name,
      field: name,
      description: null,
      type: null,
      isList: false,
      children: [],
    }));
    if (cells.children[0]?.name !== 'columnKey') cells.children.unshift(...leaves);
  }
  return { data, root };
}

const headFields = [
  ['columnKey', 'key'],
  ['columnName', 'name'],
  ['columnNameEn', 'nameEn'],
] as const;

function crossingsOf(selection: Selection, path: readonly string[] = []): Crossing[] {
  const list = (field: string, of: Selection) =>
    of.children.find((child) => child.field === field && child.isList && child.children.length > 0);
  const [columns, rows] = [list('columns', selection), list('rows', selection)];
  const cells = rows && list('cells', rows);
  const isCrossing = columns?.children.some(({ field }) => field === 'key');
  if (columns && rows && cells && isCrossing) return [{ path, columns, rows, cells }];
  return selection.children
    .filter(({ isList }) => !isList)
    .flatMap((child) => crossingsOf(child, [...path, child.name]));
}

function listAt(object: unknown, { name }: Selection): Record<string, unknown>[] {
  const list = readPath(object, [name]);
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? item : {})) : [];
}

function withPath(data: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  return isRecord(data) ? { ...data, [first]: withPath(data[first], rest, value) } : data;
}

function pivot(
  table: Record<string, unknown>,
  { path, columns, rows, cells }: Crossing,
  label: Text,
  catalogue: Catalogue,
): AnswerTable {
  const heads = listAt(table, columns);
  const total = rows.children.find(({ field, isList }) => field === 'total' && !isList);
  const totals = columns.children.find(({ field, isList }) => field === 'total' && !isList);
  const nameLeaves = rows.children.filter(({ children }) => children.length === 0);
  const unit = typeof table.unit === 'string' ? table.unit : '';
  const measure = typeof table.measure === 'string' ? table.measure : '';
  const known: Catalogue = {
    measures: [...catalogue.measures, { id: measure, name: '', nameEn: '', unit }].filter(({ id }) => id),
  };
  // The table stands above each row, which reads its unit there.
  const bodyRows = listAt(table, rows).map((row): Row => [table, row]);
  const totalRow: Row[] = totals
    ? [
        [
          table,
          {
            ...totalNames,
            [cells.name]: heads.map((head) => head[totals.name]),
            ...(total && { [total.name]: table.total }),
          },
        ],
      ]
    : [];
  return {
    path: path.join('.'),
    label,
    columns: [
      ...nameLeaves.map((leaf): Column => ({
        key: leaf.name,
        label: wordDescription(leaf.description, leaf.field),
        read: (row) => readCell(readPath(row[1], [leaf.name])),
        values: enumTexts(leaf.type),
        isAbove: false,
        figure: null,
      })),
      ...heads.flatMap((head, index) =>
        cellColumns(cells, headOf(head, index), (row) => listAt(row[1], cells)[index], known),
      ),
      ...(total ? cellColumns(total, totalHead, (row) => readPath(row[1], [total.name]), known) : []),
    ],
    rows: bodyRows,
    totals: totalRow,
    nameOf: ([, row]) => {
      const text = (...names: string[]) =>
        names.map((name) => readPath(row, [name])).find((value) => typeof value === 'string') ?? '';
      return { vi: text('name', 'key'), en: text('nameEn', 'name', 'key') };
    },
  };
}

const totalNames = { key: null, name: 'Tổng', nameEn: 'Total' };
const totalHead: Head = { key: 'total', label: { vi: 'Tổng', en: 'Total' } };

interface Head {
  key: string;
  label: Text;
}

function headOf({ key, name, nameEn }: Record<string, unknown>, index: number): Head {
  const id = typeof key === 'string' || typeof key === 'number' ? String(key) : String(index + 1);
  const vi = typeof name === 'string' ? name : id;
  return { key: id, label: { vi, en: typeof nameEn === 'string' ? nameEn : vi } };
}

/** Of a cell its number, why there is none, and how many provinces are behind it; the rest stands in the list of cells. */
function cellColumns(
  cells: Selection,
  { key, label }: Head,
  cellOf: (row: Row) => unknown,
  catalogue: Catalogue,
): Column[] {
  const number = cells.children.find(isFigure);
  const figure = number ? { ...createFigure(placeOfNumber(number), catalogue), label } : null;
  return cells.children.flatMap((child): Column[] => {
    const leaf = (selection: Selection, steps: readonly string[]): Column => ({
      key: [key, ...steps].join('.'),
      label: {
        vi: `${label.vi} · ${wordDescription(selection.description, selection.field).vi}`,
        en: `${label.en} · ${wordDescription(selection.description, selection.field).en}`,
      },
      read: (row) => readCell(readPath(cellOf(row), steps)),
      values: enumTexts(selection.type),
      isAbove: false,
      figure,
    });
    if (child === number) {
      return child.children
        .filter(({ children }) => children.length === 0)
        .map((part) => leaf(part, [child.name, part.name]));
    }
    if (child.field === 'reason') return [leaf(child, [child.name])];
    if (child.field !== 'coverage') return [];
    return child.children
      .filter(({ field }) => field === 'expected' || field === 'reported')
      .map((part) => leaf(part, [child.name, part.name]));
  });

  function placeOfNumber(selection: Selection): FigurePlace {
    return {
      key,
      selection,
      path: [],
      read: (row) => readPath(cellOf(row), [selection.name]),
      beside: cellOf,
    };
  }
}
