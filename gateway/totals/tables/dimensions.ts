import type { Catalogue, Measure } from '../../../domain/catalogue';
import { InvalidInputError } from '../../../domain/errors';
import { breakdownOf, type Dimension } from '../../../domain/facts';
import type { Scope } from '../scope';

/** In the order in which messages name them; the value is the part of a number that the dimension splits by. */
const partOf = {
  YEAR: null,
  CLUSTER: null,
  PROVINCE: null,
  AWARD_KIND: 'kind',
  AWARDING_BODY: 'awardedBy',
  RECIPIENT: 'recipient',
  PROGRAMME: 'programme',
  SECTOR: 'sector',
} as const satisfies Record<string, Dimension | null>;

export type TableDimension = keyof typeof partOf;

export const tableDimensions = Object.keys(partOf) as TableDimension[];

export function isDimension(name: string): name is TableDimension {
  return Object.hasOwn(partOf, name);
}

/** The values of a dimension that are wanted; all if it is not there. */
export type PartFilter = ReadonlyMap<Dimension, ReadonlySet<string>>;

export interface TableFilter {
  kinds?: readonly string[] | null;
  awardedBy?: readonly string[] | null;
  recipients?: readonly string[] | null;
  programmes?: readonly string[] | null;
  sectors?: readonly string[] | null;
}

const filterOf: Record<keyof TableFilter, Dimension> = {
  kinds: 'kind',
  awardedBy: 'awardedBy',
  recipients: 'recipient',
  programmes: 'programme',
  sectors: 'sector',
};

export function partDimension(dimension: TableDimension): Dimension | null {
  return partOf[dimension];
}

/** @throws InvalidInputError if the catalogue has none of the id, or one that is never added */
export function readMeasure(id: string, { measures }: Catalogue): Measure {
  const measure = measures.get(id);
  if (!measure) throw new InvalidInputError('measure', 'the id of a measure of the catalogue', id);
  if (!measure.additive) {
    throw new InvalidInputError('measure', 'a measure that may be added; see the facts for this one', id);
  }
  return measure;
}

export interface Axes {
  rows: TableDimension;
  columns: TableDimension;
  years: readonly number[];
  scope: Scope;
}

export function assertAxes(measure: Measure, { rows, columns, years, scope }: Axes): void {
  const parts = breakdownOf(measure);
  const fitting = tableDimensions.filter((dimension) => {
    const part = partOf[dimension];
    return part === null || parts.includes(part);
  });
  for (const [argument, dimension] of Object.entries({ rows, columns })) {
    if (!fitting.includes(dimension)) {
      throw new InvalidInputError(argument, `one of ${fitting.join(', ')} for "${measure.id}"`, dimension);
    }
    if (dimension === 'CLUSTER' && !scope.clusters) {
      throw new InvalidInputError(argument, 'CLUSTER only if the scope is of clusters', dimension);
    }
  }
  if (rows === columns) {
    throw new InvalidInputError('columns', 'another dimension than the rows', columns);
  }
  const hasYears = rows === 'YEAR' || columns === 'YEAR';
  if (!hasYears && measure.kind === 'STOCK' && years.length > 1) {
    throw new InvalidInputError(
      'years',
      `one year, since "${measure.id}" is never added across years`,
      years,
    );
  }
}

export function readFilter(filter: TableFilter, measure: Measure, { programmes }: Catalogue): PartFilter {
  const parts = breakdownOf(measure);
  const wanted = new Map<Dimension, ReadonlySet<string>>();
  for (const [name, part] of Object.entries(filterOf) as [keyof TableFilter, Dimension][]) {
    const values = filter[name];
    if (values == null) continue;
    const argument = `where.${name}`;
    if (!parts.includes(part)) {
      throw new InvalidInputError(argument, `left out, since "${measure.id}" is not split by it`, values);
    }
    if (values.length === 0) throw new InvalidInputError(argument, 'at least one value', values);
    const unknown = part === 'programme' ? values.find((value) => !programmes.has(value)) : undefined;
    if (unknown !== undefined) {
      throw new InvalidInputError(argument, 'ids of programmes of the catalogue', unknown);
    }
    wanted.set(part, new Set(values));
  }
  return wanted;
}
