import { groupBy } from '../../../domain/groupBy';
import { checkYear, type Rule, type RuleFinding, type UnitFigures } from '../../../domain/rules';
import type { ProvinceModels } from './model';
import { visibleAt } from './visible';

/** A year's figures as they would be; `isChanged` says which units are looked at. */
export interface InspectedYear {
  year: number;
  figures: readonly UnitFigures[];
  units: readonly { id: string; parent: string | null }[];
  isChanged(unit: string): boolean;
}

/** What the rules say of figures before they are committed. */
export async function inspectYear(
  models: ProvinceModels,
  rules: readonly Rule[],
  { year, figures, units, isChanged }: InspectedYear,
  revision: number,
): Promise<RuleFinding[]> {
  const figuresOf = new Map(figures.map((row) => [row.unit, row]));
  const childrenOf = groupBy(units, ({ parent }) => parent ?? '');
  const below = (unit: string) =>
    (childrenOf.get(unit) ?? []).flatMap(({ id }) => figuresOf.get(id) ?? []);
  const looked = figures.filter(
    ({ unit }) => isChanged(unit) || below(unit).some((child) => isChanged(child.unit)),
  );
  const before = await models.figures
    .find({ year: year - 1, unit: { $in: looked.map(({ unit }) => unit) }, ...visibleAt(revision) })
    .lean();
  const beforeOf = new Map(before.map((row) => [row.unit, row]));
  return checkYear(rules, {
    year,
    units: looked,
    before: (unit) => beforeOf.get(unit),
    below,
    thisYear: new Date().getUTCFullYear(),
  });
}

/** What they say of the years that a revision has derived. */
export async function inspectRevision(
  models: ProvinceModels,
  rules: readonly Rule[],
  revision: number,
  years: readonly number[],
): Promise<RuleFinding[]> {
  const units = await models.units.find(visibleAt(revision)).select('id parent -_id').lean();
  const findings: RuleFinding[] = [];
  for (const year of years) {
    const figures = await models.figures.find({ year, ...visibleAt(revision) }).lean();
    const changed = new Set(figures.flatMap(({ unit, since }) => (since === revision ? [unit] : [])));
    const inspected = { year, figures, units, isChanged: (unit: string) => changed.has(unit) };
    findings.push(...(await inspectYear(models, rules, inspected, revision)));
  }
  return findings;
}
