import type { Catalogue } from '../../../domain/catalogue';
import { factFieldList } from '../../../domain/factFields';
import type { Unit } from '../../../domain/facts';
import {
  columnName,
  documentColumns,
  unitColumns,
  valueName,
  type FactColumn,
  type UnitColumn,
} from '../../../domain/columns';
import { columnLetters } from '../../../platform/xlsx/columnLetters';
import { writeWorkbook, type SheetContent, type WrittenCell } from '../../../platform/xlsx/writeWorkbook';
import { listsSheet, sheetNames } from './xlsxSheets';

export interface TemplateOptions {
  province: string;
  year: number;
  /** The units to choose from, the provincial federation among them. */
  units: readonly Unit[];
  catalogue: Catalogue;
}

const factTemplate = factFieldList.filter(([, { templateWidth }]) => templateWidth !== undefined);
const unitTemplate: readonly UnitColumn[] = [
  'id',
  'name',
  'level',
  'parent',
  'validFrom',
  'validTo',
  'aliases',
];

/**
 * A workbook for one report: a sheet of facts with lists to choose from and an example row, the units, what the document
 * is, and the lists. Filled in, it can be imported as it is.
 */
export function createTemplate({ province, year, units, catalogue }: TemplateOptions): Uint8Array {
  const lists = createLists(units, catalogue);
  const [federation] = units;
  const example: Partial<Record<FactColumn, WrittenCell>> = {
    unit: federation?.name,
    year,
    measure: catalogue.measures.get('members')?.name,
    // No number, so that an example that was left in is a mistake and not a figure.
    value: 'Ví dụ (thay bằng số của bạn): 1.469',
    form: valueName('SUMMARY'),
  };
  const facts: SheetContent = {
    name: sheetNames.facts[0],
    header: true,
    widths: factTemplate.map(([, { templateWidth = 0 }]) => templateWidth),
    rows: [
      factTemplate.map(([column]) => columnName(column)),
      factTemplate.map(([column]) => example[column]),
    ],
    lists: factTemplate.flatMap(([column], index) => {
      const list = lists.find((other) => other.column === column);
      return list ? [{ column: index, source: list.source, strict: list.strict }] : [];
    }),
  };
  return writeWorkbook([
    facts,
    unitsSheet(units),
    documentSheet(province, year),
    {
      name: listsSheet,
      header: true,
      widths: lists.map(() => 40),
      rows: columnsToRows(lists.map(({ title, values }) => [title, ...values])),
    },
  ]);
}

interface List {
  column: FactColumn;
  title: string;
  values: string[];
  source: string;
  /** Whether Excel refuses anything else. */
  strict: boolean;
}

function createLists(units: readonly Unit[], catalogue: Catalogue): List[] {
  const lists = factTemplate.flatMap(([column, { holds }]): [FactColumn, string[], boolean][] => {
    if (holds === 'UNIT') return [[column, units.map(({ name }) => name), false]];
    if (holds === 'MEASURE') return [[column, [...catalogue.measures.values()].map(nameOf), true]];
    if (holds === 'PROGRAMME') return [[column, [...catalogue.programmes.values()].map(nameOf), false]];
    return typeof holds === 'string' ? [] : [[column, holds.map(valueName), true]];
  });
  return lists.map(([column, values, strict], index) => {
    const letters = columnLetters(index);
    const source = `'${listsSheet}'!$${letters}$2:$${letters}$${values.length + 1}`;
    return { column, title: columnName(column), values, source, strict };
  });
}

function nameOf({ name }: { name: string }): string {
  return name;
}

function unitsSheet(units: readonly Unit[]): SheetContent {
  return {
    name: sheetNames.units[0],
    header: true,
    widths: [24, 50, 26, 24, 14, 14, 40],
    rows: [
      unitTemplate.map((column) => unitColumns[column][0]),
      ...units.map(({ id, name, level, parent, validFrom, validTo, aliases }) => [
        ...[id, name, valueName(level), parent, validFrom, validTo],
        aliases?.join('; '),
      ]),
    ],
  };
}

function documentSheet(province: string, year: number): SheetContent {
  return {
    name: sheetNames.document[0],
    widths: [24, 50],
    rows: [
      [documentColumns.province[0], province],
      [documentColumns.id[0], `bao-cao-${year}`],
      [documentColumns.file[0], `bao-cao-${year}.xlsx`],
      [documentColumns.title[0], null],
      [documentColumns.url[0], null],
      [documentColumns.publisher[0], null],
      [documentColumns.publishedOn[0], null],
      [documentColumns.eventOn[0], null],
      [documentColumns.period[0], null],
      [documentColumns.status[0], valueName('FINAL')],
      [documentColumns.unit[0], province],
    ],
  };
}

function columnsToRows(columns: readonly (readonly string[])[]): (string | undefined)[][] {
  const longest = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_, row) => columns.map((column) => column[row]));
}
