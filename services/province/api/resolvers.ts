import { notAfter } from '../data/clockAhead';
import { visibilityOf } from '../../../domain/roles';
import { InvalidInputError } from '../../../domain/errors';
import { OwnDataError, ProvinceNotHeldError } from '../data/errors';
import { excerptOf } from '../../../domain/excerpt';
import {
  createConnection,
  validPage,
  type PageArguments,
  type PageRequest,
} from '../../../platform/pagination';
import { hasNoNumber } from '../../../domain/facts';
import { createQuantity } from '../../../domain/quantity';
import { assertYear, validYearRange } from '../../../domain/years';
import type { ProvinceContext } from './context';
import type { DocumentRow } from './loaders';
import type { CompleteResolvers } from '../../../platform/completeResolvers';
import type { Resolvers, ResolversParentTypes } from './generated/types';
import type { ReadAs, ReportRow } from '../data/rows';
import type { ProvinceStore } from '../store';

export const provinceResolvers: CompleteResolvers<Resolvers, ResolversParentTypes> = {
  Province: {
    // Asynchronous, so that an id that is not held is an error in its own place and not in the whole list.
    __resolveReference: async ({ id }, context) => {
      await context.loaders.revisions.load(id);
      return { id };
    },
    report: async ({ id }, { year, revision }, context) => {
      assertYear('year', year);
      if (revision == null) return context.loaders.reports.load({ province: id, unit: id, year });
      const { store, as } = await storeAt(id, context);
      assertOwn(id, as);
      const { oldest } = await store.state();
      assertRevision(revision, oldest, as.revision);
      const [report] = await store.reports([{ unit: id, year }], { ...as, revision });
      return report ?? null;
    },
    reports: async ({ id }, args, context) => {
      const { store, as } = await storeAt(id, context);
      return store.reportsBetween(validYearRange(args), as);
    },
    units: async ({ id }, { parent, ...args }, context) => {
      const { store, as } = await storeAt(id, context);
      const under = parent ?? null;
      const page = validPage(args);
      const rows = await store.units(under, page, as);
      return createConnection(rows, page, () => store.countUnits(under, as));
    },
    unit: async ({ id }, { id: unit }, context) => {
      const { store, as } = await storeAt(id, context);
      return store.unit(unit, as);
    },
    revisions: async ({ id }, args, context) => {
      const { store, as } = await storeAt(id, context);
      assertOwn(id, as);
      const { revision } = as;
      const page = validRevisionPage(args);
      const rows = await store.revisions(page, revision);
      // Every revision from 1 on is there.
      return createConnection(rows, page, () => Promise.resolve(revision));
    },
    facts: async ({ id }, { first, after, year, measure, unit, document }, context) => {
      if (year != null) assertYear('year', year);
      const { store, as } = await storeAt(id, context);
      const filter = {
        year: year ?? undefined,
        measure: measure ?? undefined,
        unit: unit ?? undefined,
        document: document ?? undefined,
      };
      const page = validPage({ first, after });
      const rows = await store.facts(filter, page, as);
      return createConnection(rows, page, () => store.countFacts(filter, as));
    },
  },
  UnitConnection: { totalCount: ({ countAll }) => countAll() },
  FactConnection: { totalCount: ({ countAll }) => countAll() },
  RevisionConnection: { totalCount: ({ countAll }) => countAll() },
  Revision: {
    number: ({ _id }) => _id,
    at: ({ startedAt }) => notAfter(startedAt, new Date()),
  },
  ProvinceReport: {
    documents: documentsOf,
    draft: async (report, _args, context) =>
      (await documentsOf(report, {}, context)).some(({ status }) => status === 'DRAFT'),
  },
  Unit: {
    figures: async ({ province, id }, { year }, { loaders }) => {
      assertYear('year', year);
      const report = await loaders.reports.load({ province, unit: id, year });
      return report?.figures ?? null;
    },
    withheld: async ({ province, id }, { year }, { loaders }) => {
      assertYear('year', year);
      const report = await loaders.reports.load({ province, unit: id, year });
      return (report?.withheld ?? []).map(({ measure, programme = null }) => ({
        measure,
        programme,
        reason: 'SMALL_NUMBER' as const,
      }));
    },
  },
  Document: {
    period: ({ period }) => period ?? ofYear,
    text: ({ province, id }, _args, { loaders }) => loaders.texts.load({ province, id }),
    kind: ({ kind }) => kind ?? 'REPORT',
  },
  Fact: {
    unitName: ({ province, unit }, _args, { loaders }) => loaders.unitNames.load({ province, unit }),
    quantity: (fact) => (fact.withheld || hasNoNumber(fact) ? null : createQuantity(fact, 1)),
    status: ({ withheld, status }) => (withheld ? null : (status ?? null)),
    printed: ({ withheld, printed }) => (withheld ? null : (printed ?? null)),
    withheld: ({ withheld }) => (withheld ? 'SMALL_NUMBER' : null),
    excerpt: async ({ province, document, withheld, ...fact }, _args, { loaders }) => {
      if (withheld || fact.printed === undefined) return null;
      const text = await loaders.texts.load({ province, id: document });
      return text === null ? null : excerptOf(text, fact);
    },
    document: async ({ province, document }, _args, { loaders }) => {
      const found = await loaders.documents.load({ province, id: document });
      if (!found) throw new Error(`Document "${document}" of province "${province}" is missing`);
      return found;
    },
  },
};

/** Programs before kept whole years only. */
const ofYear = 'YEAR' as const;

async function documentsOf(
  { province, documentIds, readAt }: ReportRow,
  _args: object,
  { loaders }: ProvinceContext,
): Promise<DocumentRow[]> {
  const documents = await Promise.all(
    documentIds.map((id) => loaders.documents.load({ province, id, revision: readAt })),
  );
  return documents.filter((document) => document !== null);
}

function assertOwn(province: string, { visibility }: ReadAs): void {
  if (visibility !== 'OWN') throw new OwnDataError(province);
}

function assertRevision(revision: number, oldest: number, last: number): void {
  if (revision >= oldest && revision <= last) return;
  throw new InvalidInputError('revision', `a revision from ${oldest} to ${last}`, revision);
}

/** Cursors of revisions are their numbers. */
function validRevisionPage(args: PageArguments): PageRequest {
  const page = validPage(args);
  if (page.after !== null && !/^[1-9]\d{0,15}$/.test(page.after)) {
    throw new InvalidInputError('after', 'the endCursor of a page before', args.after);
  }
  return page;
}

async function storeAt(id: string, context: ProvinceContext): Promise<{ store: ProvinceStore; as: ReadAs }> {
  const store = context.stores.get(id);
  if (!store) throw new ProvinceNotHeldError(id);
  const revision = await context.loaders.revisions.load(id);
  return { store, as: { revision, visibility: visibilityOf(context.token.caller, id) } };
}
