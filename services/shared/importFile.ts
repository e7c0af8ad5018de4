import { z } from 'zod';
import type { Catalogue } from './catalogue';
import { classify, type Adds } from './cover';
import {
  awardKinds,
  awardingBodies,
  breakdownOf,
  documentStatuses,
  factForms,
  recipientTypes,
  sectors,
  unitLevels,
  type Dimension,
  type Fact,
  type SourceDocument,
  type Unit,
} from './facts';
import { firstYear, lastYear } from './years';

const id = z.string().min(1).max(200);
const count = z.int().min(0);
const day = z.iso.date();
/** In files, null and absent mean the same. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const factSchema = z.strictObject({
  id,
  unit: id,
  year: z.int().min(firstYear).max(lastYear),
  measure: z.string(),
  form: z.enum(factForms),
  printed: optional(z.string()),
  offset: optional(count),
  value: count.nullable(),
  atLeast: count,
  atMost: count.nullable(),
  kind: optional(z.enum(awardKinds)),
  awardedBy: optional(z.enum(awardingBodies)),
  presentedBy: optional(z.enum(awardingBodies)),
  recipient: optional(z.enum(recipientTypes)),
  programme: optional(z.string()),
  sector: optional(z.enum(sectors)),
  includedIn: optional(id),
  notAdded: optional(z.string().min(1)),
});
const documentSchema = z.strictObject({
  id,
  file: z.string().min(1),
  sha256: optional(z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')),
  publisher: optional(z.string()),
  publishedOn: optional(day),
  eventOn: optional(day),
  status: z.enum(documentStatuses),
});
const unitSchema = z.strictObject({
  id,
  name: z.string().min(1),
  level: z.enum(unitLevels),
  parent: id.nullable(),
});

const provinceFileSchema = z.strictObject({
  province: id,
  document: documentSchema.extend({ unit: id }),
  units: z.array(unitSchema),
  facts: z.array(factSchema),
});
const seasonFileSchema = z.strictObject({ season: id, document: documentSchema, facts: z.array(factSchema) });
const unplacedFileSchema = z.strictObject({
  unplaced: z.strictObject({ id, unitName: z.string().min(1), year: z.int().min(firstYear).max(lastYear) }),
  document: documentSchema,
  units: z.array(unitSchema),
  facts: z.array(factSchema),
});

/** A fact as it is stored: with its document and where it counts. */
export type StoredFact = Fact & { adds: Adds };

export interface ProvinceReportFile {
  province: string;
  /** `unit` is the one whose report the document is. */
  document: SourceDocument & { unit: string };
  units: Unit[];
  facts: StoredFact[];
}
export interface SeasonFile {
  season: string;
  document: SourceDocument;
  facts: StoredFact[];
}
export interface UnplacedFile {
  unplaced: { id: string; unitName: string; year: number };
  document: SourceDocument;
  units: Unit[];
  facts: StoredFact[];
}

export interface ImportProblem {
  /** Where in the file, such as `facts[3].measure`. */
  place: string;
  message: string;
}

const shownProblems = 100;

/** A file that cannot be imported; nothing of it was written. */
export class ImportError extends Error {
  constructor(
    readonly file: string,
    readonly problems: readonly ImportProblem[],
  ) {
    const shown = problems.slice(0, shownProblems).map(({ place, message }) => `  ${place}: ${message}`);
    const more = problems.length - shown.length;
    super(
      [`"${file}" has ${problems.length} problem${problems.length === 1 ? '' : 's'}`, ...shown]
        .concat(more > 0 ? [`  and ${more} more`] : [])
        .join('\n'),
    );
  }
}

/** @throws ImportError that lists every problem of the file */
export function parseProvinceFile(content: unknown, file: string, catalogue: Catalogue): ProvinceReportFile {
  const { province, document, units, facts } = parseShape(provinceFileSchema, content, file);
  const problems = [
    ...unitProblems(units, province),
    ...(units.some((unit) => unit.id === document.unit)
      ? []
      : [{ place: 'document.unit', message: `Unit "${document.unit}" is not among the file's units` }]),
    ...factsProblems(facts, new Map(units.map((unit) => [unit.id, unit.parent])), catalogue),
  ];
  throwProblems(file, problems);
  return { province, document, units, facts: storedFacts(facts, document.id, catalogue) };
}

/** @throws ImportError that lists every problem of the file */
export function parseSeasonFile(content: unknown, file: string, catalogue: Catalogue): SeasonFile {
  const { season, document, facts } = parseShape(seasonFileSchema, content, file);
  throwProblems(file, factsProblems(facts, new Map([[season, null]]), catalogue));
  return { season, document, facts: storedFacts(facts, document.id, catalogue) };
}

/** @throws ImportError that lists every problem of the file */
export function parseUnplacedFile(content: unknown, file: string, catalogue: Catalogue): UnplacedFile {
  const { unplaced, document, units, facts } = parseShape(unplacedFileSchema, content, file);
  throwProblems(file, factsProblems(facts, new Map(units.map((unit) => [unit.id, unit.parent])), catalogue));
  return { unplaced, document, units, facts: storedFacts(facts, document.id, catalogue) };
}

function parseShape<Schema extends z.ZodType>(
  schema: Schema,
  content: unknown,
  file: string,
): z.output<Schema> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new ImportError(
    file,
    result.error.issues.map(({ path, message }) => ({ place: placeOf(path), message })),
  );
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place.replace(/^\./, '') || 'file';
}

function throwProblems(file: string, problems: ImportProblem[]): void {
  if (problems.length > 0) throw new ImportError(file, problems);
}

type FileFact = z.output<typeof factSchema>;

function storedFacts(facts: FileFact[], document: string, catalogue: Catalogue): StoredFact[] {
  const withDocument: Fact[] = facts.map((fact) => ({ ...fact, document }));
  const addsOf = classify(withDocument, catalogue);
  return withDocument.map((fact) => ({ ...fact, adds: addsOf.get(fact.id) ?? 'NEVER' }));
}

function unitProblems(units: Unit[], province: string): ImportProblem[] {
  const parentOf = new Map(units.map((unit) => [unit.id, unit.parent]));
  return units.flatMap((unit, index): ImportProblem[] => {
    const place = `units[${index}]`;
    if (units.findIndex(({ id: other }) => other === unit.id) < index) {
      return [{ place: `${place}.id`, message: `Unit "${unit.id}" stands twice` }];
    }
    if (unit.id === province) {
      return unit.parent === null && unit.level === 'PROVINCE'
        ? []
        : [{ place, message: `The provincial federation must have level PROVINCE and no parent` }];
    }
    if (unit.parent === null || !parentOf.has(unit.parent)) {
      return [
        { place: `${place}.parent`, message: `Expected the id of a unit of this file, got "${unit.parent}"` },
      ];
    }
    return reachesTop(unit.id, parentOf)
      ? []
      : [{ place: `${place}.parent`, message: 'The units form a circle' }];
  });
}

function reachesTop(unit: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = unit; at !== null; at = parentOf.get(at) ?? null) {
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return true;
}

function factsProblems(
  facts: FileFact[],
  parentOf: ReadonlyMap<string, string | null>,
  catalogue: Catalogue,
): ImportProblem[] {
  const factOf = new Map<string, FileFact>();
  return facts.flatMap((fact, index) => {
    const twice = factOf.has(fact.id);
    factOf.set(fact.id, fact);
    const problems = [
      ...(twice ? [{ field: 'id', message: `Fact "${fact.id}" stands twice` }] : []),
      ...(parentOf.has(fact.unit)
        ? []
        : [{ field: 'unit', message: `Unit "${fact.unit}" is not in this file` }]),
      ...boundsProblems(fact),
      ...measureProblems(fact, catalogue),
      ...inclusionProblems(fact, facts, parentOf),
    ];
    return problems.map(({ field, message }) => ({ place: `facts[${index}].${field}`, message }));
  });
}

interface FieldProblem {
  field: string;
  message: string;
}

function boundsProblems({ value, atLeast, atMost }: FileFact): FieldProblem[] {
  if (atMost !== null && atMost < atLeast) {
    return [{ field: 'atMost', message: `Expected at least ${atLeast} (atLeast), got ${atMost}` }];
  }
  if (value === null) return [];
  if (value < atLeast)
    return [{ field: 'value', message: `Expected at least ${atLeast} (atLeast), got ${value}` }];
  if (atMost !== null && value > atMost) {
    return [{ field: 'value', message: `Expected at most ${atMost} (atMost), got ${value}` }];
  }
  return [];
}

function measureProblems(fact: FileFact, catalogue: Catalogue): FieldProblem[] {
  const measure = catalogue.measures.get(fact.measure);
  if (!measure) return [{ field: 'measure', message: `Measure "${fact.measure}" is not in the catalogue` }];
  const problems: FieldProblem[] = [];
  if (measure.domain === 'awards' && !fact.kind)
    problems.push({ field: 'kind', message: 'Awards need a kind' });
  if (fact.programme !== undefined && !catalogue.programmes.has(fact.programme)) {
    problems.push({ field: 'programme', message: `Programme "${fact.programme}" is not in the catalogue` });
  }
  const foreign: Dimension[] = ['programme', 'sector'];
  for (const dimension of measure.domain === 'awards' ? foreign : []) {
    if (fact[dimension] !== undefined) {
      const known = breakdownOf(measure).join(', ');
      problems.push({ field: dimension, message: `Measure "${measure.id}" is split by ${known} only` });
    }
  }
  return problems;
}

/**
 * A fact may be included in one of its own unit, or in the total of a unit above; anything else could be counted twice
 * without the cover seeing it.
 */
function inclusionProblems(
  fact: FileFact,
  facts: FileFact[],
  parentOf: ReadonlyMap<string, string | null>,
): FieldProblem[] {
  if (fact.includedIn === undefined) return [];
  const problem = (message: string) => [{ field: 'includedIn', message }];
  const container = facts.find((other) => other.id === fact.includedIn);
  if (!container) return problem(`Fact "${fact.includedIn}" is not in this file`);
  if (container.id === fact.id) return problem('A fact cannot be included in itself');
  if (container.year !== fact.year)
    return problem(`Fact "${container.id}" is of ${container.year}, not ${fact.year}`);
  if (container.unit === fact.unit) return [];
  if (container.form !== 'SUMMARY' || !isAbove(container.unit, fact.unit, parentOf)) {
    return problem(
      `Expected a fact of unit "${fact.unit}" or the total of a unit above it, got "${container.id}"`,
    );
  }
  return [];
}

function isAbove(upper: string, lower: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parentOf.get(lower) ?? null; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === upper) return true;
    seen.add(at);
  }
  return false;
}
