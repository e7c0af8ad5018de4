import type { GraphQLSchema } from 'graphql';
import type { Catalogue, Measure } from '../../../domain/catalogue';
import { InvalidInputError } from '../../../domain/errors';
import type { DirectorySnapshot } from '../../operation/directory';
import type { Boundaries } from '../boundaries';
import { assertScope, assertYears, type Scope } from '../scope';
import type { ReportDocument, TotalsDependencies } from '../totals';
import { readAxis, type AxisKey } from './axis';
import { createCells, type Cells } from './cells';
import {
  assertAxes,
  partDimension,
  readFilter,
  readMeasure,
  type TableDimension,
  type TableFilter,
} from './dimensions';
import type { Label } from './labels';
import { createMeasureShape } from './measureShape';
import type { Place } from './placeTotals';
import type { TableCell } from './tableCell';

const mostCells = 10_000;

export interface TableRequest {
  measure: string;
  scope: Scope;
  years: readonly number[];
  rows: TableDimension;
  columns: TableDimension;
  where: TableFilter;
  boundaries: Boundaries;
  complete: boolean;
  /** See `TotalsRequest`. */
  documentFields?: string;
  withUnits?: boolean;
}

export interface TableDependencies {
  schema: GraphQLSchema;
  catalogue: Catalogue;
  directory: DirectorySnapshot;
  totals: TotalsDependencies;
}

export interface MeasureLabel extends Label {
  measure: string;
  unit: string;
}

export interface Table extends MeasureLabel {
  rows: TableRow[];
  columns: TableColumn[];
  total: TableCell;
  sources: ReportDocument[];
}

export interface TableColumn extends Label {
  key: string;
  total: TableCell;
}

export interface TableRow extends TableColumn {
  cells: TableCell[];
}

/** @throws AppError of code INCOMPLETE if all provinces are required and one is missing */
export async function createTable(request: TableRequest, dependencies: TableDependencies): Promise<Table> {
  const { years, scope, rows, columns } = request;
  const { catalogue } = dependencies;
  assertYears(years);
  assertScope(scope);
  const measure = readMeasure(request.measure, catalogue);
  assertAxes(measure, request);
  const filter = readFilter(request.where, measure, catalogue);
  const splits = filter.size > 0 || [rows, columns].some((dimension) => partDimension(dimension) !== null);
  const cells = createCells({
    ...request,
    ...dependencies,
    measure,
    shape: createMeasureShape(measure, filter, splits),
  });
  const [rowKeys, columnKeys] = await Promise.all(
    [rows, columns].map((dimension) => readAxis(dimension, { ...dependencies, scope, years, cells })),
  );
  return {
    ...measureLabel(measure),
    ...(await fill(cells, rowKeys ?? [], columnKeys ?? [])),
    sources: cells.documents(),
  };
}

export function measureLabel({ id, name, nameEn, unit }: Measure): MeasureLabel {
  return { measure: id, name, nameEn, unit };
}

async function fill(cells: Cells, rows: readonly AxisKey[], columns: readonly AxisKey[]) {
  if (rows.length * columns.length > mostCells) {
    const got = `${rows.length} rows by ${columns.length} columns`;
    throw new InvalidInputError(
      'rows',
      `dimensions that with the columns give at most ${mostCells} cells`,
      got,
    );
  }
  const headed = async ({ key, name, nameEn, at }: AxisKey) => ({
    key,
    name,
    nameEn,
    total: await cells.at(at),
  });
  const [total, filledColumns, filledRows] = await Promise.all([
    cells.at({}),
    Promise.all(columns.map(headed)),
    Promise.all(
      rows.map(async (row) => ({
        ...(await headed(row)),
        cells: await Promise.all(columns.map((column) => cells.at(join(row.at, column.at)))),
      })),
    ),
  ]);
  return { total, columns: filledColumns, rows: filledRows };
}

function join(row: Place, column: Place): Place {
  return { ...row, ...column, parts: { ...row.parts, ...column.parts } };
}
