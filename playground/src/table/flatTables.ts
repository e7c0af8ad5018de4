import { isRecord } from '../../../domain/isRecord';
import type { AnswerTable, Catalogue, Cell, Figure, Leaf, Row } from './answerTable';
import { createFigure, isFigure } from './figures';
import { nameRows } from './nameRows';
import type { Selection } from './selection';
import { enumTexts, wordDescription, wordPath } from './words';

/** The objects of one list, or the answer itself: one of the row's objects. */
interface Level {
  /** From the top of the answer to the list. */
  path: readonly string[];
  /** From the object of the level above to the list. */
  steps: readonly string[];
  selection: Selection;
}

/** A table for each list of objects in an answer, and one of the answer as a single row. */
export function flatTables(data: unknown, root: Selection, catalogue: Catalogue): AnswerTable[] {
  const tables: AnswerTable[] = [];
  visit(root, [], [{ path: [], steps: [], selection: root }]);
  return [...tables, tableOf([{ path: [], steps: [], selection: root }])].filter(
    ({ columns }) => columns.length > 0,
  );

  function visit(selection: Selection, steps: readonly string[], levels: readonly Level[]): void {
    const last = levels.at(-1);
    for (const child of selection.children) {
      if (child.children.length === 0) continue;
      const childSteps = [...steps, child.name];
      if (!child.isList) {
        visit(child, childSteps, levels);
        continue;
      }
      const path = [...(last?.path ?? []), ...childSteps];
      const inner = [...levels, { path, steps: childSteps, selection: child }];
      tables.push(tableOf(inner));
      visit(child, [], inner);
    }
  }

  function tableOf(levels: readonly Level[]): AnswerTable {
    const columns = columnsOf(levels, catalogue);
    const rows = rowsOf(data, levels);
    const path = levels.at(-1)?.path ?? [];
    return {
      path: path.join('.'),
      label: wordPath(root, path),
      columns,
      rows,
      totals: [],
      nameOf: nameRows(columns, rows, levels.length - 1),
    };
  }
}

function rowsOf(data: unknown, levels: readonly Level[]): Row[] {
  let rows: Row[] = isRecord(data) ? [[data]] : [];
  for (const { steps } of levels.slice(1)) {
    rows = rows.flatMap((row) => {
      const list = readPath(row.at(-1), steps);
      return Array.isArray(list) ? list.filter(isRecord).map((item) => [...row, item]) : [];
    });
  }
  return rows;
}

/** Of the objects above what stands on the way to the list, by its path from the top; of the row's own all, by the path within. */
function columnsOf(levels: readonly Level[], catalogue: Catalogue): Leaf[] {
  return levels.flatMap((level, index) => {
    const next = levels[index + 1];
    const leaves = leavesOf(level.selection, [], index, next?.steps ?? null);
    const prefix = next ? level.path : [];
    return leaves.map((leaf) => ({
      ...columnOf(leaf, prefix, level, catalogue),
      isAbove: next !== undefined,
    }));
  });
}

interface FoundLeaf {
  selection: Selection;
  steps: readonly string[];
  level: number;
  /** The number that it is a part of, and where that stands. */
  figure: { selection: Selection; steps: readonly string[] } | null;
}

/** Those on the way only, or all that stand in no further list. */
function leavesOf(
  { children }: Selection,
  steps: readonly string[],
  level: number,
  way: readonly string[] | null,
  figure: FoundLeaf['figure'] = null,
): FoundLeaf[] {
  return children.flatMap((child): FoundLeaf[] => {
    const childSteps = [...steps, child.name];
    if (child.children.length === 0) return [{ selection: child, steps: childSteps, level, figure }];
    if (child.isList || (way && way[steps.length] !== child.name)) return [];
    const inner = isFigure(child) ? { selection: child, steps: childSteps } : figure;
    return leavesOf(child, childSteps, level, way, inner);
  });
}

function columnOf(
  { selection, steps, level, figure }: FoundLeaf,
  prefix: readonly string[],
  { path }: Level,
  catalogue: Catalogue,
): Omit<Leaf, 'isAbove'> {
  return {
    key: [...prefix, ...steps].join('.'),
    field: selection.field,
    label: wordDescription(selection.description, selection.field),
    read: (row) => readCell(readPath(row[level], steps)),
    values: enumTexts(selection.type),
    figure: figure && figureAt([...prefix, ...figure.steps], figure, level, path, catalogue),
    level,
    depth: steps.length,
  };
}

function figureAt(
  key: readonly string[],
  { selection, steps }: NonNullable<FoundLeaf['figure']>,
  level: number,
  path: readonly string[],
  catalogue: Catalogue,
): Figure {
  return createFigure(
    {
      key: key.join('.'),
      selection,
      path: [...path, ...steps],
      read: (row) => readPath(row[level], steps),
      beside: (row) => readPath(row[level], steps.slice(0, -1)),
    },
    catalogue,
  );
}

export function readPath(object: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : null), object);
}

/** A list of single values is one of them. */
export function readCell(value: unknown): Cell {
  if (Array.isArray(value)) return value.map((item) => String(item ?? '')).join(', ');
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Cell) : null;
}
