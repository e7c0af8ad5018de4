import { Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from 'graphql';

/** What the contract before did not have, and a service may lack; the gateway knows what stands for it. */
export const addedSince: ReadonlySet<string> = new Set([
  'PageInfo.startCursor',
  'PageInfo.hasPreviousPage',
  'Quantity.estimated',
  'Quantity.derived',
  'Quantity.printed',
  'Quantity.parts',
  'AwardFigure.apart',
  'Document.kind',
  'DocumentKind',
  'Fact.status',
  'FactStatus',
  'Revision.findings',
  'Revision.acceptedReason',
  'Revision.acceptedRules',
  'RuleFinding',
  'ProvinceReport.coverage',
  'ProvinceReport.receivedAt',
  'UnitCoverage',
  'Document.period',
  'Document.title',
  'Document.url',
  'Document.text',
  'Fact.excerpt',
  'Fact.unitName',
  'Excerpt',
  'ReportingPeriod',
]);

/** The question without what was added since, as far as the service's own schema does not have it. */
export function withoutAdded(query: string, schema: GraphQLSchema): string {
  const types = new TypeInfo(schema);
  return print(
    visit(
      parse(query),
      visitWithTypeInfo(types, {
        [Kind.FIELD]: (field) => {
          const place = `${types.getParentType()?.name}.${field.name.value}`;
          return addedSince.has(place) && !types.getFieldDef() ? null : undefined;
        },
      }),
    ),
  );
}
