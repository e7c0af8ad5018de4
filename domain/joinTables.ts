/** A name in both languages, and by what programs know it. */
interface Head {
  key: string;
  name: string;
  nameEn: string;
}

/** A table of one measure, as `Query.table` answers it. */
export interface OneTable<Cell> {
  measure: string;
  name: string;
  nameEn: string;
  unit: string;
  columns: readonly (Head & { total: Cell })[];
  rows: readonly (Head & { cells: readonly Cell[]; total: Cell })[];
  total: Cell;
}

export interface JoinedColumn<Cell> extends Head {
  measure: string;
  unit: string;
  /** Whether it is the total of the measure's other columns. */
  isTotal: boolean;
  /** Over all rows. */
  total: Cell;
}

export interface JoinedRow<Cell> extends Head {
  /** One for each column; null if the measure has no such row. */
  cells: (Cell | null)[];
}

export interface JoinedTable<Cell> {
  columns: JoinedColumn<Cell>[];
  rows: JoinedRow<Cell>[];
}

/** What the columns show of each table: all of them and their total, all without it, or the total alone. */
export type ShownColumns = 'all' | 'columns' | 'total';

/** Tables of several measures beside each other: the same rows, and for each measure its columns. */
export function joinTables<Cell>(tables: readonly OneTable<Cell>[], shown: ShownColumns): JoinedTable<Cell> {
  const heads = new Map(
    tables.flatMap(({ rows }) => rows.map(({ key, name, nameEn }) => [key, { key, name, nameEn }])),
  );
  const parts = tables.map((table) => {
    const rowOf = new Map(table.rows.map((row) => [row.key, row]));
    const pick = (cells: readonly Cell[], total: Cell): Cell[] => [
      ...(shown === 'total' ? [] : cells),
      ...(shown === 'columns' ? [] : [total]),
    ];
    return {
      columns: columnsOf(table, shown, tables.length > 1),
      cellsOf(key: string): (Cell | null)[] {
        const row = rowOf.get(key);
        const width = shown === 'total' ? 1 : table.columns.length + (shown === 'all' ? 1 : 0);
        return row ? pick(row.cells, row.total) : Array.from({ length: width }, () => null);
      },
    };
  });
  return {
    columns: parts.flatMap(({ columns }) => columns),
    rows: [...heads.values()].map((head) => ({
      ...head,
      cells: parts.flatMap(({ cellsOf }) => cellsOf(head.key)),
    })),
  };
}

function columnsOf<Cell>(table: OneTable<Cell>, shown: ShownColumns, several: boolean): JoinedColumn<Cell>[] {
  const { measure, unit, name, nameEn } = table;
  const own = { measure, unit };
  const alone = shown === 'total' || (shown === 'columns' && table.columns.length === 1);
  const total = {
    ...own,
    key: totalHead.key,
    name: alone ? name : several ? `${name}, ${totalHead.name.toLowerCase()}` : totalHead.name,
    nameEn: alone ? nameEn : several ? `${nameEn}, ${totalHead.nameEn.toLowerCase()}` : totalHead.nameEn,
    isTotal: true,
    total: table.total,
  };
  const columns = table.columns.map((column) => ({
    ...own,
    key: column.key,
    name: alone ? name : several ? `${name}, ${column.name}` : column.name,
    nameEn: alone ? nameEn : several ? `${nameEn}, ${column.nameEn}` : column.nameEn,
    isTotal: false,
    total: column.total,
  }));
  return [...(shown === 'total' ? [] : columns), ...(shown === 'columns' ? [] : [total])];
}

const totalHead = { key: 'TOTAL', name: 'Tổng', nameEn: 'Total' };
