import { Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from 'graphql';
import { coordinatesBefore, coordinatesNow } from '../platform/provinces/contractBefore';

/** Without these a service shows what is not to be shown, so that one of the contract before does not pass either. */
const neededAllTheSame: readonly string[] = [
  'ProvinceReport.draft',
  'Unit.withheld',
  'WithheldFigure',
  'WithheldReason',
  'Fact.withheld',
];

/**
 * Whether the contract of the version before (`schema/released`) did not have a type or a field, such as `Fact.status`: a
 * service may lack it, and the gateway knows what stands for it.
 */
export function isAddedSince(coordinate: string): boolean {
  added ??= addedSince();
  return added.has(coordinate);
}

let added: ReadonlySet<string> | undefined;

function addedSince(): ReadonlySet<string> {
  const before = coordinatesBefore();
  return new Set(
    [...coordinatesNow()].filter((each) => !before.has(each) && !neededAllTheSame.includes(each)),
  );
}

/** The question without what was added since, as far as the service's own schema does not have it. */
export function withoutAdded(query: string, schema: GraphQLSchema): string {
  const types = new TypeInfo(schema);
  return print(
    visit(
      parse(query),
      visitWithTypeInfo(types, {
        [Kind.FIELD]: (field) => {
          const place = `${types.getParentType()?.name}.${field.name.value}`;
          return isAddedSince(place) && !types.getFieldDef() ? null : undefined;
        },
      }),
    ),
  );
}
