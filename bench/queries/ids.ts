import { localIdOf, writeGlobalId, type OwnedKind } from '../../domain/globalIds';
import { localIdField, ownedKindOf } from '../../platform/provinces/question/ownedIds';

/** What a province's own resolver is asked for a field, and what its clients get. */
export function fieldOf(field: string): string {
  return field === localIdField ? 'id' : field;
}

/** The province's own ids become global ones; `localId` is what it calls itself. */
export function globalValue(type: string, field: string, value: unknown, province: string): unknown {
  const kind = ownedKindOf(type, field);
  return kind !== null && typeof value === 'string'
    ? writeGlobalId({ kind, owner: province, localId: value })
    : value;
}

const kindOfArgument: Readonly<Record<string, OwnedKind>> = {
  'unit.id': 'unit',
  'units.parent': 'unit',
  'facts.unit': 'unit',
  'facts.document': 'document',
};

/** The arguments of a province's field in its own ids, whatever ids the client gave. */
export function localArguments(field: string, args: object, province: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]: [string, unknown]) => {
      const kind = kindOfArgument[`${field}.${name}`];
      return [name, kind && typeof value === 'string' ? localIdOf(value, kind, province) : value];
    }),
  );
}
