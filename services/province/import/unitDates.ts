import type { Catalogue } from '../../../domain/catalogue';
import type { Unit } from '../../../domain/facts';
import type { ImportProblem } from '../../../domain/problems';
import { absenceIn } from '../../../domain/reports/unitChecks';
import type { ProvinceModels } from '../data/model';

interface NumbersOfUnit {
  _id: { unit: string; year: number; measure: string; document: string; notAdded?: string | null };
}

/**
 * Numbers that are in already of units whose dates a file changes so that they cannot have them: at the end of a year in which a
 * unit ended, its members are those of the unit that followed, and would be counted twice.
 *
 * @param document whose numbers the file replaces; null if it holds units only
 */
export async function unitDateProblems(
  models: ProvinceModels,
  catalogue: Catalogue,
  { units, known, document }: { units: readonly Unit[]; known: readonly Unit[]; document: string | null },
): Promise<ImportProblem[]> {
  const datesBefore = new Map(known.map((unit) => [unit.id, datesOf(unit)]));
  const changed = new Map(
    units
      .filter((unit) => datesBefore.has(unit.id) && datesBefore.get(unit.id) !== datesOf(unit))
      .map((unit) => [unit.id, unit]),
  );
  if (changed.size === 0) return [];
  const rows = await models.facts.aggregate<NumbersOfUnit>([
    {
      $match: {
        unit: { $in: [...changed.keys()] },
        until: null,
        ...(document !== null && { document: { $ne: document } }),
      },
    },
    {
      $group: {
        _id: {
          unit: '$unit',
          year: '$year',
          measure: '$measure',
          document: '$document',
          notAdded: '$notAdded',
        },
      },
    },
  ]);
  return rows.flatMap(({ _id: { unit, year, measure, document: of, notAdded } }) => {
    const dated = changed.get(unit);
    const known = catalogue.measures.get(measure);
    const absence = dated ? absenceIn(dated, year, notAdded == null ? known?.kind : 'FLOW') : null;
    return absence === null ? [] : [{ place: `${unit}, ${year}`, message: stillThere(absence, measure, of) }];
  });
}

function datesOf({ validFrom, validTo }: Unit): string {
  return `${validFrom ?? ''}|${validTo ?? ''}`;
}

function stillThere(absence: string, measure: string, document: string): string {
  return (
    `${absence}. Tài liệu "${document}" đang có số "${measure}" ấy; nạp lại tài liệu không có dòng đó, hoặc sửa ngày. ` +
    `Document "${document}" has that number of "${measure}"; import it again without that row, or mend the date`
  );
}
