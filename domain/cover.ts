import {
  breakdownCell,
  breakdownOf,
  cellKey,
  dimensions,
  dimensionsOf,
  type Dimensions,
  type Fact,
  type FactForm,
  type FactSource,
  type FactStatus,
  hasNoNumber,
  recipientTypes,
  type Dimension,
} from './facts';
import type { Catalogue, Measure } from './catalogue';
import { add, sum, zero, type Bounds } from './quantity';
import { groupBy } from './groupBy';
import { holds, isApart } from './cells';
import { findSilences } from './silence';

/**
 * Where a fact counts: in its measure's total and breakdown; in the breakdown only, since the total already has it, or
 * since another cell of the breakdown has it too (`WITHIN`); or nowhere.
 */
export const whereAdded = ['TOTAL', 'BREAKDOWN', 'WITHIN', 'NEVER'] as const;
export type Adds = (typeof whereAdded)[number];

/** What the cover needs to know of a fact, or of many facts of the same unit, measure and form added up. */
export interface CoverRow {
  unit: string;
  measure: string;
  form: FactForm;
  adds: Adds;
  /** Whose word it is; the unit's own report if it is absent. */
  source?: FactSource | undefined;
  /** What of it is in no other cell of the breakdown, if that follows from more than `adds`. */
  apart?: Bounds | undefined;
  /** Whether it is of a unit that did not report itself, which has at least so much. */
  isPart?: boolean | undefined;
  /** Of a row that stands for what a unit did not say: the cells that it reported, beside which there may be more. */
  beside?: readonly Dimensions[] | undefined;
  status?: FactStatus | undefined;
  /** Whether it stands for what a unit below may have of a cell that it did not name. */
  isSilence?: boolean | undefined;
}

export interface UnitNode {
  id: string;
  parent: string | null;
}

/** One number of a unit's figures: without dimensions the measure's total, with dimensions one cell of its breakdown. */
export interface Cell extends Bounds, Dimensions {
  measure: string;
  /** What of it is in no other cell of the breakdown, if that has several dimensions: what may be added to others. */
  apart?: Bounds | undefined;
  /** Whether nobody reported it, and others only mention a part of it. */
  mentioned?: boolean | undefined;
  /** The facts that it is made of, where single facts were added up. */
  facts?: readonly AddedFact[] | undefined;
}

/** A fact in a cell. */
export interface AddedFact {
  id: string;
  printed: string | null;
  /** Whether it is of that cell itself, and not of one part of it. */
  isOfCell: boolean;
}

/**
 * Decides for each fact of one document where it counts. A fact is not added to a sum that a fact containing it is in:
 * that is a sum of the same unit, year, measure and form. Other containers (another measure; the total of a unit above)
 * are never in one sum with it.
 */
export function classify(facts: readonly Fact[], catalogue: Catalogue): Map<string, Adds> {
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  return new Map(facts.map((fact) => [fact.id, addsOf(fact, factOf, catalogue)]));
}

/** Where one fact counts; `factOf` holds at least the facts that contain it, by id. */
export function addsOf(fact: Fact, factOf: ReadonlyMap<string, Fact>, catalogue: Catalogue): Adds {
  const measure = catalogue.measures.get(fact.measure);
  if (!measure?.additive || fact.notAdded !== undefined) return 'NEVER';
  const key = cellKey(breakdownCell(fact, measure));
  let adds: Adds = 'TOTAL';
  for (const container of containersOf(fact, factOf)) {
    if (container.notAdded !== undefined || hasNoNumber(container) || !inOneSum(fact, container)) continue;
    const cell = breakdownCell(container, measure);
    if (cellKey(cell) === key) return 'NEVER';
    adds = adds === 'WITHIN' || Object.keys(cell).length > 0 ? 'WITHIN' : 'BREAKDOWN';
  }
  return adds;
}

function* containersOf(fact: Fact, factOf: ReadonlyMap<string, Fact>): Generator<Fact> {
  const seen = new Set([fact.id]);
  let container = fact.includedIn === undefined ? undefined : factOf.get(fact.includedIn);
  while (container && !seen.has(container.id)) {
    yield container;
    seen.add(container.id);
    container = container.includedIn === undefined ? undefined : factOf.get(container.includedIn);
  }
}

function inOneSum(a: Fact, b: Fact): boolean {
  return a.unit === b.unit && a.year === b.year && a.measure === b.measure && a.form === b.form;
}

/**
 * The rows of one year that make up each unit's figures without counting anything twice: per measure the unit's own
 * SUMMARY rows if it has any that add to the total; else its ITEM rows and its children's covers. Own rows that are cells
 * only (one programme, one kind) hide what is in these cells and no more, and a total that was not collected hides nothing.
 * What others mention stands in for a measure that nobody reported, and simulated rows for one of which nothing else is
 * known (`bestKnown`).
 *
 * @param cellsAre `ALL` if numbers of single cells alone (one sector, some programmes) are taken for all there is; if not,
 *   the catalogue that says of which measures they are: of the others the total is at least what they are together.
 * @param reporters Units whose own report of the year is there; by default those that a reported row is about. The rows of
 *   any other unit are at least what it has, so those that are not simulated come as parts.
 * @returns a function from unit id to the rows of its cover, in no particular order
 */
export function createCover<Row extends MeasuredRow>(
  units: readonly UnitNode[],
  rows: readonly Row[],
  cellsAre: Catalogue | 'ALL',
  reporters: ReadonlySet<string> = new Set(rows.filter(isReported).map(({ unit }) => unit)),
): (unit: string) => Row[] {
  const childrenOf = groupBy(units, (unit) => unit.parent ?? '');
  const rowsOf = groupBy(rows, (row) => row.unit);
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  const coverOf = new Map<string, Map<string, Row[]>>();

  function cover(unit: string): Map<string, Row[]> {
    const known = coverOf.get(unit);
    if (known) return known;
    const own = groupBy(
      (rowsOf.get(unit) ?? []).filter((row) => row.adds !== 'NEVER'),
      (row) => row.measure,
    );
    const below = (childrenOf.get(unit) ?? []).map((child) => cover(child.id));
    const result = new Map<string, Row[]>();
    for (const measure of new Set([own, ...below].flatMap((part) => [...part.keys()]))) {
      const all = {
        own: own.get(measure) ?? [],
        below: below.flatMap((part) => part.get(measure) ?? []),
      };
      const known = bestKnown(all, reporters.has(unit));
      const covered = coverOfMeasure(known.own, known.below);
      const rest = cellsAre === 'ALL' ? [] : unknownRest(known.own, known.below, cellsAre);
      const silent = cellsAre === 'ALL' ? [] : silentRows(unit, covered, parentOf, cellsAre);
      result.set(measure, [...covered, ...rest, ...silent]);
    }
    coverOf.set(unit, result);
    return result;
  }

  return (unit) => {
    const covered = [...cover(unit).values()].flat();
    return reporters.has(unit)
      ? covered
      : covered.map((row) => (isSimulated(row) ? row : { ...row, isPart: true }));
  };
}

type MeasuredRow = CoverRow & Bounds & Dimensions & { document?: string | undefined };

function isReported({ source = 'REPORT' }: CoverRow): boolean {
  return source === 'REPORT';
}

export function isSimulated({ source }: CoverRow): boolean {
  return source === 'SIMULATED';
}

function isMention({ source }: CoverRow): boolean {
  return source === 'MENTION';
}

interface RowsOfMeasure<Row> {
  own: Row[];
  below: Row[];
}

/**
 * Leaves out what better rows make needless. Simulated rows never stand beside others, and never in a real report. A mention
 * may be of a case that is in a report already, so it is left out if its unit, one above or one below reported the measure.
 */
function bestKnown<Row extends MeasuredRow>(all: RowsOfMeasure<Row>, reports: boolean): RowsOfMeasure<Row> {
  const isKnown = (row: Row) => !isMissing(row);
  const isReal = reports || [...all.own, ...all.below].some((row) => isKnown(row) && !isSimulated(row));
  if (!isReal) return all;
  const [own, below] = [all.own, all.below].map((rows) => rows.filter((row) => !isSimulated(row))) as [
    Row[],
    Row[],
  ];
  const mentions = own.filter(isMention);
  const reported = own.filter((row) => !isMention(row));
  if (reported.some(isKnown)) return { own: reported, below: below.filter((row) => !isMention(row)) };
  if (mentions.length === 0 || below.some((row) => isKnown(row) && !isMention(row))) {
    return { own: reported, below };
  }
  return { own: [...differentMentions(mentions), ...reported], below: below.filter(isMissing) };
}

/** Two documents may mention the same case; only what cannot be the same is added. */
function differentMentions<Row extends MeasuredRow>(mentions: readonly Row[]): Row[] {
  const byDocument = [...groupBy(mentions, (row) => row.document ?? '')]
    .map(([document, rows]) => ({ document, rows, atLeast: sum(rows.filter(isTotal)).atLeast }))
    .sort((a, b) => b.atLeast - a.atLeast || (a.document < b.document ? -1 : 1));
  const taken: Row[] = [];
  for (const { rows } of byDocument) {
    taken.push(...rows.filter((row) => taken.every((other) => isAnotherCase(other, row))));
  }
  return taken;
}

/** Several kinds or programmes may stand in one number, so a programme tells nothing, and a mixed kind neither. */
function isAnotherCase(a: Dimensions, b: Dimensions): boolean {
  const sure = ({ kind, awardedBy, recipient, sector }: Dimensions): Dimensions => ({
    ...(kind !== 'MIXED' && { kind }),
    awardedBy,
    recipient,
    sector,
  });
  return isApart(sure(a), sure(b));
}

function coverOfMeasure<Row extends MeasuredRow>(own: Row[], below: Row[]): Row[] {
  const { rows, isTotal: isWhole } = ownCover(own);
  if (isWhole) return rows;
  if (!rows.some((row) => row.form === 'SUMMARY' && !isMissing(row))) return [...rows, ...below];
  const others = [
    ...own.filter((row) => row.form === 'ITEM'),
    ...below.filter((row) => row.beside === undefined),
  ];
  return besideCells(rows, others);
}

/**
 * Cells alone (one sector, some programmes) do not say what else there is: their total is at least what they are together,
 * unless they split all there is, or units below say how much that is.
 */
function unknownRest<Row extends MeasuredRow>(
  own: readonly Row[],
  below: readonly Row[],
  { measures }: Catalogue,
): Row[] {
  const totals = own.filter(isSummaryTotal);
  const [first] = totals;
  if (!first || isSimulated(first) || isWholeSplit(totals, {})) return [];
  const describedBy = measures.get(first.measure)?.describedBy ?? [];
  const parts = totals.map((row) => ({ ...row, ...withoutThose(describedBy) }));
  if (parts.some(isWithoutCell)) return [];
  const isKnownBelow = below.some((row) => isSummaryTotal(row) && isWithoutCell(row));
  if (isKnownBelow && below.every(({ beside }) => beside === undefined)) return [];
  return [
    {
      ...first,
      ...nothingOfIt,
      value: 0,
      atLeast: 0,
      atMost: null,
      adds: 'TOTAL',
      beside: totals.map(dimensionsOf),
    },
  ];
}

function withoutThose(names: readonly Dimension[]): Dimensions {
  return Object.fromEntries(names.map((dimension) => [dimension, undefined]));
}

/** Of a row that stands for no fact: what only a fact has. */
const nothingOfIt = {
  ...withoutThose(dimensions),
  id: undefined,
  printed: undefined,
  estimated: undefined,
  status: undefined,
  apart: undefined,
};

/** Rows for what the unit itself or one directly below it may have of cells that it did not name. */
function silentRows<Row extends MeasuredRow>(
  unit: string,
  covered: readonly Row[],
  parentOf: ReadonlyMap<string, string | null>,
  catalogue: Catalogue,
): Row[] {
  const collected = covered.filter((row) => !isMissing(row)).map(applicable);
  if (collected.every((row) => row.unit === unit)) return [];
  const own = collected.filter((row) => row.unit === unit && row.form === 'SUMMARY' && isTotal(row));
  const reporters = [
    ...groupBy(collected, (row) => (row.unit === unit ? '' : childAbove(row.unit, unit, parentOf))).values(),
  ];
  return findSilences(reporters, own.map(dimensionsOf), catalogue).map(({ row, cell }) => ({
    ...row,
    ...nothingOfIt,
    ...cell,
    ...{ value: 0, atLeast: 0, atMost: null, form: 'SUMMARY', adds: 'BREAKDOWN', isSilence: true },
  }));
}

/** The unit directly below `unit` that another far below belongs to. */
function childAbove(below: string, unit: string, parentOf: ReadonlyMap<string, string | null>): string {
  let child = below;
  for (let parent = parentOf.get(child); parent != null && parent !== unit; parent = parentOf.get(child)) {
    child = parent;
  }
  return child;
}

function isSummaryTotal(row: CoverRow): boolean {
  return row.form === 'SUMMARY' && isCollectedTotal(row);
}

function isWithoutCell(row: Dimensions): boolean {
  return Object.keys(dimensionsOf(row)).length === 0;
}

/** What a unit's own rows of a measure put into its cover, and whether they are its total, so that nothing else does. */
function ownCover<Row extends CoverRow & Dimensions>(own: readonly Row[]): { rows: Row[]; isTotal: boolean } {
  const summaries = own.filter((row) => row.form === 'SUMMARY');
  const totals = summaries.filter(isCollectedTotal);
  const hasWhole = totals.some(isWithoutCell);
  if (totals.length > 0) return { rows: summaries, isTotal: hasWhole };
  return { rows: own.filter((row) => row.form === 'ITEM' || isMissing(row)), isTotal: false };
}

function isTotal({ adds }: CoverRow): boolean {
  return adds === 'TOTAL';
}

function isCollectedTotal(row: CoverRow): boolean {
  return isTotal(row) && !isMissing(row);
}

/** There is a number, and nobody has it. */
export function isMissing({ status }: CoverRow): boolean {
  return status === 'NOT_COLLECTED';
}

/** A unit's own totals with those of its other rows and of the units below that are in none of their cells. */
function besideCells<Row extends MeasuredRow>(own: Row[], others: readonly Row[]): Row[] {
  const totals = own.filter(isCollectedTotal);
  const open = others.filter((row) => !totals.some((total) => holds(total, row)));
  const [apart, overlapping] = [
    open.filter((row) => totals.every((total) => isApart(total, row))),
    open.filter((row) => totals.some((total) => !isApart(total, row)) && !isWholeSplit(totals, row)),
  ];
  return [...own, ...apart, ...restOf(overlapping, totals)];
}

/** Values of a dimension that leave nothing over: every award has one recipient, every union is of business or of the state. */
const wholeSplits: Partial<Record<Dimension, readonly string[]>> = {
  recipient: recipientTypes,
  sector: ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION'],
};

/**
 * Whether the totals are all of a row, split by one dimension. Kinds and programmes never are, since reports name those that
 * they are about only.
 */
function isWholeSplit(totals: readonly Dimensions[], row: Dimensions): boolean {
  return dimensions.some((dimension) => {
    const parts = totals.filter((total) => holds({ ...total, [dimension]: undefined }, row));
    const values = new Set<unknown>(parts.map((part) => part[dimension]));
    return row[dimension] == null && wholeSplits[dimension]?.every((value) => values.has(value)) === true;
  });
}

/**
 * What numbers that may hold more than the cells of the totals add to them: of each cell at most all of it, at least what is
 * more than the totals that it may hold. The rows themselves stay in their own cells.
 */
function restOf<Row extends MeasuredRow>(overlapping: readonly Row[], totals: readonly Row[]): Row[] {
  const counted = overlapping.filter(isCollectedTotal);
  const [first] = counted;
  if (!first) return [...overlapping];
  const extras = [...groupBy(counted, (row) => cellKey(row)).values()].map((alike) => ({
    alike,
    extra: extraOf(alike, totals),
  }));
  const extraOfRow = new Map(extras.map(({ alike: [row], extra }) => [row, extra]));
  return [
    ...overlapping.map((row) =>
      isCollectedTotal(row)
        ? { ...row, adds: 'BREAKDOWN' as const, apart: extraOfRow.get(row) ?? zero }
        : row,
    ),
    {
      ...first,
      ...nothingOfIt,
      ...sum(extras.map(({ extra }) => extra)),
      adds: 'TOTAL',
      value: null,
    },
  ];
}

/** What rows of one cell have more than the totals. */
function extraOf<Row extends MeasuredRow>(alike: readonly Row[], totals: readonly Row[]): Bounds {
  const all = sum(alike);
  const known = sum(totals.filter((total) => alike.some((row) => !isApart(total, row))));
  const atLeast = known.atMost === null ? 0 : Math.max(0, all.atLeast - known.atMost);
  return { value: null, atLeast, atMost: all.atMost };
}

type AddedRow = CoverRow & Bounds & Dimensions & { id?: string; printed?: string | null | undefined };

/**
 * Adds the rows of a cover up to the cells of `Figures`. What was not collected leaves a cell that others make up without an
 * upper bound, and makes none alone: a cell that nobody reported is none.
 */
export function addUp(cover: Iterable<AddedRow>, catalogue: Catalogue): Cell[] {
  const cells = new Map<string, Cell>();
  const rows = [...cover];
  const known = rows.filter((row) => !isMissing(row));
  for (const [row, measure] of withMeasures(known, catalogue)) {
    const isSplit = breakdownOf(measure).length > 1;
    const own = cellKey(breakdownCell(row, measure));
    for (const key of cellsOf(row, measure)) {
      const fact = row.id === undefined ? null : factIn(row, row.id, cellKey(key) === own);
      addToCell(cells, row, key, { isSplit, fact });
    }
  }
  const open = groupBy(
    rows.filter((row) => isMissing(row) || row.beside !== undefined),
    ({ measure }) => measure,
  );
  return [...cells.values()].map((cell) =>
    open.get(cell.measure)?.some((row) => mayHold(row, cell)) ? withoutMost(cell) : cell,
  );
}

function* withMeasures(rows: readonly AddedRow[], { measures }: Catalogue): Generator<[AddedRow, Measure]> {
  for (const row of rows) {
    const measure = measures.get(row.measure);
    if (!measure) throw new Error(`Measure "${row.measure}" is not in the catalogue`);
    yield [row, measure];
  }
}

/** The total, if the row adds to it, and the row's cell of the breakdown. */
function cellsOf(row: AddedRow, measure: Measure): Dimensions[] {
  const cell = breakdownCell(row, measure);
  return [...(row.adds === 'TOTAL' ? [{}] : []), ...(Object.keys(cell).length > 0 ? [cell] : [])];
}

function factIn({ printed = null }: AddedRow, id: string, isOfCell: boolean): AddedFact {
  return { id, printed, isOfCell };
}

function withoutMost(cell: Cell): Cell {
  return { ...cell, atMost: null, ...(cell.apart && { apart: { ...cell.apart, atMost: null } }) };
}

function addToCell(
  cells: Map<string, Cell>,
  row: CoverRow & Bounds,
  dimensions: Dimensions,
  { isSplit, fact }: { isSplit: boolean; fact: AddedFact | null },
): void {
  const key = keyOf(row, dimensions);
  const { value, atLeast, atMost, estimated } = applicable(row);
  const isLeast = isMention(row) || row.isPart === true;
  const bounds = { value, atLeast, atMost: isLeast ? null : atMost, ...(estimated && { estimated }) };
  const known = cells.get(key);
  const mentioned = isLeast && (known === undefined || known.mentioned === true);
  const apart = row.apart ?? (row.adds === 'WITHIN' ? zero : bounds);
  const apartHere = isLeast ? { ...apart, atMost: null } : apart;
  const hasApart = isSplit && Object.keys(dimensions).length > 0;
  cells.set(key, {
    measure: row.measure,
    ...dimensions,
    ...(known ? add(known, bounds) : bounds),
    ...(hasApart && { apart: known?.apart ? add(known.apart, apartHere) : apartHere }),
    ...(mentioned && { mentioned }),
    ...(fact && { facts: [...(known?.facts ?? []), fact] }),
  });
}

/** What does not apply to a unit is none. */
function applicable<Row extends CoverRow & Bounds>(row: Row): Row {
  return row.status === 'NOT_APPLICABLE' ? { ...row, ...zero } : row;
}

/** Whether something of what was not collected may belong to a cell; what is of one cell only is in the total of all. */
function mayHold(row: AddedRow, cell: Cell): boolean {
  const isOfTotal = Object.keys(dimensionsOf(cell)).length === 0;
  if (isOfTotal) return row.adds === 'TOTAL';
  return !isApart(row, cell) && !row.beside?.some((reported) => holds(reported, cell));
}

function keyOf({ measure }: CoverRow, dimensions: Dimensions): string {
  return `${measure}|${cellKey(dimensions)}`;
}
