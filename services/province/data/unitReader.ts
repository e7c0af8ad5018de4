import type { Unit } from '../../../domain/facts';
import type { Page, PageRequest } from '../../../platform/pagination';
import type { ProvinceModels, UnitRecord } from './model';
import { idAfter, pageOf } from './pages';
import { publishedUnit, publishedUnitFilter } from './publishedUnits';
import type { ReadAs, UnitRow } from './rows';
import { visibleAt } from './visible';

export interface UnitReader {
  units(parent: string | null, page: PageRequest, as: ReadAs): Promise<Page<UnitRow>>;
  countUnits(parent: string | null, as: ReadAs): Promise<number>;
  unit(unit: string, as: ReadAs): Promise<UnitRow | null>;
  /** What those of the units are called that the reader sees, in no order. */
  unitNames(ids: readonly string[], as: ReadAs): Promise<Pick<Unit, 'id' | 'name'>[]>;
  /** As the province itself sees them. */
  allUnits(revision: number): Promise<Unit[]>;
}

export function createUnitReader(province: string, { units }: ProvinceModels): UnitReader {
  return {
    async units(parent, { limit, after }, as) {
      const rows = await units
        .find({ $and: [unitFilter(parent, as), idAfter(after), visibleAt(as.revision)] })
        .sort({ id: 1 })
        .limit(limit + 1)
        .lean();
      return pageOf(rows.flatMap((row) => shown(row, as) ?? []).map((unit) => ({ ...unit, province })), limit);
    },
    countUnits: (parent, as) =>
      units.countDocuments({ $and: [unitFilter(parent, as), visibleAt(as.revision)] }).exec(),
    async unit(id, as) {
      const row = await units.findOne({ id, ...visibleAt(as.revision) }).lean();
      const unit = row && shown(row, as);
      return unit && { ...unit, province };
    },
    async unitNames(ids, as) {
      const rows = await units.find({ id: { $in: [...ids] }, ...visibleAt(as.revision) }).lean();
      return rows.flatMap((row) => shown(row, as) ?? []).map(({ id, name }) => ({ id, name }));
    },
    allUnits: (revision) => units.find(visibleAt(revision)).sort({ id: 1 }).lean().exec(),
  };
}

function unitFilter(parent: string | null, { visibility }: ReadAs) {
  if (visibility === 'PUBLISHED') return publishedUnitFilter(parent);
  return parent === null ? {} : { parent };
}

function shown(row: UnitRecord, { visibility }: ReadAs): Unit | null {
  return visibility === 'PUBLISHED' ? publishedUnit(row) : row;
}
