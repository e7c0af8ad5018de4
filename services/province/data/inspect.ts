import { dimensions } from '../../../domain/facts';
import { identifyingFields } from '../../../domain/factFields';
import { groupBy } from '../../../domain/groupBy';
import { checkYear, createFinding, type Rule, type RuleFinding, type UnitFigures } from '../../../domain/rules';
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
  document: string | null,
): Promise<RuleFinding[]> {
  const units = await models.units.find(visibleAt(revision)).select('id parent -_id').lean();
  const findings = await sameItems(models, rules, revision, document);
  for (const year of years) {
    const figures = await models.figures.find({ year, ...visibleAt(revision) }).lean();
    const changed = new Set(figures.flatMap(({ unit, since }) => (since === revision ? [unit] : [])));
    const inspected = { year, figures, units, isChanged: (unit: string) => changed.has(unit) };
    findings.push(...(await inspectYear(models, rules, inspected, revision)));
  }
  return findings;
}

/** A database groups no more than so many in its memory; files of that size are no lists that people have typed. */
const mostComparedItems = 50_000;

interface SameItems {
  _id: { unit: string; year: number; measure: string };
  count: number;
}

async function sameItems(
  models: ProvinceModels,
  rules: readonly Rule[],
  revision: number,
  document: string | null,
): Promise<RuleFinding[]> {
  const rule = rules.find(({ compare }) => compare === 'SAME_ITEMS');
  if (!rule || document === null) return [];
  const items = { document, form: 'ITEM' as const, ...visibleAt(revision) };
  if ((await models.facts.countDocuments(items)) > mostComparedItems) return [];
  const fields = [...identifyingFields, ...dimensions, 'value', 'atLeast', 'atMost', 'printed'];
  const rows = await models.facts.aggregate<SameItems>([
    { $match: items },
    { $group: { _id: Object.fromEntries(fields.map((field) => [field, `$${field}`])), count: { $sum: 1 } } },
    { $match: { count: { $gt: 1 } } },
  ]);
  return rows.map(({ _id: { unit, year, measure }, count }) =>
    createFinding(rule, unit, year, { left: count, measure }),
  );
}
