import { isRecord } from '../../../../domain/isRecord';
import type { Place } from '../changedAnswer';

type Row = Record<string, any>;

/** A quantity that is so much more, as far as it says anything. */
export function plus(more: number) {
  return (quantity: Row | null): Row | null =>
    quantity === null ? null : changedNumbers(quantity, (number) => number + more);
}

export function times(factor: number) {
  return (quantity: Row | null): Row | null =>
    quantity === null ? null : changedNumbers(quantity, (number) => Math.round(number * factor));
}

function changedNumbers(quantity: Row, change: (number: number) => number): Row {
  const numbers = ['value', 'atLeast', 'atMost'].filter((name) => typeof quantity[name] === 'number');
  return {
    ...quantity,
    ...Object.fromEntries(numbers.map((name) => [name, change(quantity[name] as number)])),
  };
}

/** The quantity with other fields, of those that it says. */
export function saying(fields: Row) {
  return (quantity: Row | null): Row | null =>
    quantity === null
      ? null
      : { ...quantity, ...Object.fromEntries(Object.entries(fields).filter(([name]) => name in quantity)) };
}

/** An exact quantity in the place of one, or of none. */
export function exactly(number: number) {
  return (): Row => ({
    ...{ value: number, atLeast: number, atMost: number },
    ...{ exact: true, estimated: false, reportedBy: 1 },
  });
}

export const always = (value: unknown) => () => value;

/** Told to these alone; the others are told the truth. */
export function toldTo(isTold: (place: Place) => boolean, lie: (value: any, place: Place) => unknown) {
  return (value: any, place: Place): unknown => (isTold(place) ? lie(value, place) : value);
}

export const others = ({ asker }: Place) => !asker.isOwn;

/** Of the fact whose id is this, if the id is told too. */
export function ofRow(id: string) {
  return ({ beside, around }: Place) =>
    beside('id') === id || around.some((object) => object.id === id || object._id === id);
}

/** Both ways to a report of a year. */
export function inYear(year: number, change: (report: Row) => Row) {
  return {
    'Province.report': (report: Row | null, { given }: Place) =>
      report && given.year === year ? change(report) : report,
    'Province.reports': (reports: Row[] | null) =>
      reports?.map((report) => (report.year === year || report._year === year ? change(report) : report)),
  };
}

/** A report with a number of its members changed. */
export function membersChanged(change: (quantity: Row | null) => Row | null) {
  return (report: Row): Row => {
    const { figures } = report;
    if (!isRecord(figures) || !isRecord(figures.membership)) return report;
    const { membership } = figures;
    if (!('members' in membership)) return report;
    const members = change(membership.members as Row | null);
    return { ...report, figures: { ...figures, membership: { ...membership, members } } };
  };
}

/** Rows of a page in another way. */
export function edges(change: (edges: Row[]) => Row[]) {
  return (rows: Row[] | null) => (rows === null ? null : change(rows));
}

export function nodeId({ node }: Row): unknown {
  return (node as Row | undefined)?.id ?? (node as Row | undefined)?._id;
}
