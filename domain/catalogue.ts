import { parse } from 'yaml';
import { z } from 'zod';
import { dimensions } from './factFields';
import { levelsBelow, unitLevels } from './unitLevels';

const measureSchema = z.strictObject({
  id: z.string(),
  /** The part of `Figures` that shows it. */
  domain: z.enum(['membership', 'awards', 'welfare', 'activities']),
  unit: z.string(),
  kind: z.enum(['STOCK', 'FLOW']),
  /** Beyond it no number of one province and year is believed. */
  ceiling: z.int().positive(),
  additive: z.boolean().default(true),
  /** The levels whose silence leaves a sum without an upper bound, if units beside them reported; see `domain/reports/unitCoverage.ts`. */
  expectedOf: z.array(z.enum(unitLevels)).default(levelsBelow),
  /** Dimensions that say what its cases are and do not split it: one new union, in a non-state enterprise, is all. */
  describedBy: z.array(z.enum(dimensions)).default([]),
  /** Whether it counts persons who could be known by a small number; see `domain/disclosure.ts`. */
  personal: z.boolean().default(false),
  /** The first and the last year of which it was counted; absent if it always was, or still is. */
  firstYear: z.int().optional(),
  lastYear: z.int().optional(),
  /** Id of the measure that took its place. */
  successor: z.string().optional(),
  name: z.string(),
  nameEn: z.string(),
  /** What is counted and what is not, in a sentence or two. */
  definition: z.string().min(1),
  definitionEn: z.string().min(1),
  /** Other names by which reports call it; matched on their folded key. */
  aliases: z.array(z.string()).default([]),
});
const programmeSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** Other names by which reports call it; matched on their folded key. */
  aliases: z.array(z.string()).default([]),
});
const catalogueSchema = z.strictObject({
  measures: z.array(measureSchema),
  programmes: z.array(programmeSchema),
});

export type Measure = z.infer<typeof measureSchema>;
export type Programme = z.infer<typeof programmeSchema>;

/** Everything that may be counted, by id, in the order of schema/measures.yml. */
export interface Catalogue {
  measures: ReadonlyMap<string, Measure>;
  programmes: ReadonlyMap<string, Programme>;
}

/** Why a measure has no number of a year: it was not counted then, and another was. Null if it was. */
export function measureAbsenceIn(
  { id, name, firstYear, lastYear, successor }: Measure,
  year: number,
  { measures }: Catalogue,
): string | null {
  const quoted = (other: string) => `"${other}" (${measures.get(other)?.name ?? other})`;
  if (lastYear !== undefined && year > lastYear) {
    const after = successor === undefined ? '' : `; dùng ${quoted(successor)}`;
    const afterEn = successor === undefined ? '' : `; ${quoted(successor)} took its place`;
    return `Chỉ tiêu "${name}" chỉ có đến năm ${lastYear}${after}. Measure "${id}" ended with ${lastYear}${afterEn}`;
  }
  if (firstYear === undefined || year >= firstYear) return null;
  const before = [...measures.values()]
    .filter((other) => other.successor === id)
    .map((other) => quoted(other.id));
  const [useVi, useEn] =
    before.length === 0 ? ['', ''] : [`; dùng ${before.join(', ')}`, `; before it was ${before.join(', ')}`];
  return `Chỉ tiêu "${name}" có từ năm ${firstYear}${useVi}. Measure "${id}" began with ${firstYear}${useEn}`;
}

/** @param text content of a file such as schema/measures.yml; `file` names it in errors */
export function parseCatalogue(text: string, file: string): Catalogue {
  const { measures, programmes } = catalogueSchema.parse(parse(text));
  return { measures: byId(measures, file), programmes: byId(programmes, file) };
}

function byId<Row extends { id: string }>(rows: Row[], file: string): ReadonlyMap<string, Row> {
  const map = new Map(rows.map((row) => [row.id, row]));
  if (map.size < rows.length) throw new Error(`An id stands twice in "${file}"`);
  return map;
}
