import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../../domain/catalogue';
import type { Dimension } from '../../../domain/facts';
import type { DirectorySnapshot } from '../../operation/directory';
import type { Scope } from '../scope';
import type { Cells } from './cells';
import { partDimension, type TableDimension } from './dimensions';
import { enumLabels, type Label } from './labels';
import { unspecified } from './measureShape';
import type { Place } from './placeTotals';

/** What one row or column stands for. */
export interface AxisKey extends Label {
  key: string;
  at: Place;
}

export interface AxisSources {
  schema: GraphQLSchema;
  catalogue: Catalogue;
  directory: DirectorySnapshot;
  scope: Scope;
  years: readonly number[];
  cells: Cells;
}

/** The rows or columns of a dimension, in the order in which they stand. */
export async function readAxis(dimension: TableDimension, sources: AxisSources): Promise<AxisKey[]> {
  const { years, scope, cells, directory } = sources;
  switch (dimension) {
    case 'YEAR':
      return years.map((year) => ({
        key: String(year),
        name: String(year),
        nameEn: String(year),
        at: { year },
      }));
    case 'CLUSTER':
      return [...new Set(scope.clusters ?? [])].map((cluster) =>
        keyOf(cluster, directory.clusterNames, { cluster }),
      );
    case 'PROVINCE':
      return cells.provinces().map((province) => keyOf(province, directory.names, { province }));
    case 'AWARD_KIND':
    case 'AWARDING_BODY':
    case 'RECIPIENT':
    case 'PROGRAMME':
    case 'SECTOR':
      return readParts(dimension, sources);
  }
}

function keyOf(id: string, names: ReadonlyMap<string, string>, at: Place): AxisKey {
  const name = names.get(id) ?? id;
  return { key: id, name, nameEn: name, at };
}

const enumOf: Partial<Record<TableDimension, string>> = {
  AWARD_KIND: 'AwardKind',
  AWARDING_BODY: 'AwardingBody',
  RECIPIENT: 'RecipientType',
  SECTOR: 'Sector',
};

const unspecifiedLabel: Label = { name: 'Không tách riêng', nameEn: 'Not separated' };

async function readParts(dimension: TableDimension, sources: AxisSources): Promise<AxisKey[]> {
  const { schema, catalogue, cells } = sources;
  const part = partDimension(dimension) as Dimension;
  const enumName = enumOf[dimension];
  const labels: ReadonlyMap<string, Label> = enumName ? enumLabels(schema, enumName) : catalogue.programmes;
  const reported = await cells.partsOf(part);
  const known = [...labels.keys()].filter((value) => reported.has(value));
  // A province may know a programme that this gateway's catalogue does not.
  const others = [...reported].filter((value) => value !== unspecified && !labels.has(value)).sort();
  return [...known, ...others, ...(reported.has(unspecified) ? [unspecified] : [])].map((value) => {
    const { name, nameEn } =
      labels.get(value) ?? (value === unspecified ? unspecifiedLabel : { name: value, nameEn: value });
    return { key: value, name, nameEn, at: { parts: { [part]: value } } };
  });
}
