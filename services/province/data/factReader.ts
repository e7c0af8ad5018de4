import type { Page, PageRequest } from '../../../platform/pagination';
import type { Guard } from './guard';
import type { ProvinceModels } from './model';
import { idAfter, pageOf } from './pages';
import type { FactFilter, FactRow, ReadAs } from './rows';
import { visibleAt } from './visible';

export interface FactReader {
  facts(filter: FactFilter, page: PageRequest, as: ReadAs): Promise<Page<FactRow>>;
  countFacts(filter: FactFilter, as: ReadAs): Promise<number>;
}

export function createFactReader(id: string, models: ProvinceModels, guard: Guard): FactReader {
  return {
    async facts(filter, { limit, after }, as) {
      const found = { ...definedOnly(filter), ...idAfter(after), ...visibleAt(as.revision) };
      const rows = await models.facts
        .find({ $and: [found, await guard.readable(as)] })
        .sort({ id: 1 })
        .limit(limit + 1)
        .lean();
      const isWithheld = await guard.withheldAmong(rows, as);
      return pageOf(
        rows.map((row) => ({ ...row, province: id, withheld: isWithheld(row) })),
        limit,
      );
    },
    async countFacts(filter, as) {
      const found = { ...definedOnly(filter), ...visibleAt(as.revision) };
      return models.facts.countDocuments({ $and: [found, await guard.readable(as)] }).exec();
    },
  };
}

function definedOnly({ year, measure, unit, document }: FactFilter): FactFilter {
  return {
    ...(year !== undefined && { year }),
    ...(measure !== undefined && { measure }),
    ...(unit !== undefined && { unit }),
    ...(document !== undefined && { document }),
  };
}
