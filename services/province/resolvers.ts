import { ProvinceNotHeldError } from '../shared/errors';
import { createConnection, validPage } from '../shared/pagination';
import { createQuantity } from '../shared/quantity';
import { assertYear, validYearRange } from '../shared/years';
import type { ProvinceContext } from './context';
import type { Resolvers } from './generated/types';
import type { ProvinceStore } from './store';

export const provinceResolvers: Resolvers = {
  Province: {
    // Asynchronous, so that an id that is not held is an error in its own place and not in the whole list.
    __resolveReference: async ({ id }, context) => {
      await context.loaders.revisions.load(id);
      return { id };
    },
    report: ({ id }, { year }, { loaders }) => {
      assertYear('year', year);
      return loaders.reports.load({ province: id, unit: id, year });
    },
    reports: async ({ id }, args, context) => {
      const { store, revision } = await storeAt(id, context);
      return store.reportsBetween(validYearRange(args), revision);
    },
    units: async ({ id }, { parent, ...page }, context) => {
      const { store, revision } = await storeAt(id, context);
      const under = parent ?? null;
      const rows = await store.units(under, validPage(page), revision);
      return createConnection(rows, () => store.countUnits(under, revision));
    },
    facts: async ({ id }, { first, after, year, measure, unit }, context) => {
      if (year != null) assertYear('year', year);
      const { store, revision } = await storeAt(id, context);
      const filter = { year: year ?? undefined, measure: measure ?? undefined, unit: unit ?? undefined };
      const rows = await store.facts(filter, validPage({ first, after }), revision);
      return createConnection(rows, () => store.countFacts(filter, revision));
    },
  },
  UnitConnection: { totalCount: ({ countAll }) => countAll() },
  FactConnection: { totalCount: ({ countAll }) => countAll() },
  ProvinceReport: {
    documents: async ({ province, documentIds }, _args, { loaders }) => {
      const documents = await Promise.all(documentIds.map((id) => loaders.documents.load({ province, id })));
      return documents.filter((document) => document !== null);
    },
  },
  Unit: {
    figures: async ({ province, id }, { year }, { loaders }) => {
      assertYear('year', year);
      const report = await loaders.reports.load({ province, unit: id, year });
      return report?.figures ?? null;
    },
  },
  Fact: {
    quantity: ({ value, atLeast, atMost }) => createQuantity({ value, atLeast, atMost }, 1),
    document: async ({ province, document }, _args, { loaders }) => {
      const found = await loaders.documents.load({ province, id: document });
      if (!found) throw new Error(`Document "${document}" of province "${province}" is missing`);
      return found;
    },
  },
};

async function storeAt(
  id: string,
  context: ProvinceContext,
): Promise<{ store: ProvinceStore; revision: number }> {
  const store = context.stores.get(id);
  if (!store) throw new ProvinceNotHeldError(id);
  return { store, revision: await context.loaders.revisions.load(id) };
}
