import { z } from 'zod';
import type { Catalogue } from '../catalogue';
import { classify, type Adds } from '../cover';
import {
  documentKinds,
  documentStatuses,
  unitLevels,
  type Fact,
  type SourceDocument,
  type Unit,
} from '../facts';
import type { FactValues } from '../factFields';
import { factShape, optional } from '../factSchema';
import {
  boundsProblems,
  inclusionProblems,
  ceilingProblems,
  measureProblems,
  type FieldProblem,
  type ParentOf,
} from './factChecks';
import { mostText } from '../excerpt';
import { groupBy } from '../groupBy';
import { emptyLineSchema, lineSchema } from '../lineOfText';
import { valueName } from '../columns';
import { notAddedReason, reportingPeriods } from '../period';
import { findParts, mayHaveParts, saysNone } from '../parts';
import { printedProblems } from './printedCheck';
import { ImportError, type ImportProblem } from '../problems';
import { shapeProblems } from '../shapeProblems';
import { longestTexts } from '../textLimits';
import { absenceIn, unitProblems, withLevelEnd } from './unitChecks';
import { firstYear, lastYear } from '../years';

export { ImportError };

const id = z.string().min(1).max(200);
const name = lineSchema(longestTexts.name);
const day = z.iso.date();
const factSchema = z.strictObject(factShape);
const documentSchema = z.strictObject({
  id,
  file: name,
  title: optional(name),
  url: optional(z.url({ protocol: /^https?$/ })),
  sha256: optional(z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')),
  publisher: optional(emptyLineSchema(longestTexts.name)),
  publishedOn: optional(day),
  eventOn: optional(day),
  status: z.enum(documentStatuses),
  period: optional(z.enum(reportingPeriods)),
  text: optional(z.string().max(mostText)),
  kind: optional(z.enum(documentKinds)),
});
const unitSchema = z.strictObject({
  id,
  name,
  level: z.enum(unitLevels),
  parent: id.nullable(),
  validFrom: optional(day),
  validTo: optional(day),
  aliases: optional(z.array(name)),
});

const provinceFileSchema = z.strictObject({
  province: id,
  document: documentSchema.extend({ unit: id }),
  units: z.array(unitSchema),
  facts: z.array(factSchema),
});
const seasonFileSchema = z.strictObject({ season: id, document: documentSchema, facts: z.array(factSchema) });
const unplacedFileSchema = z.strictObject({
  unplaced: z.strictObject({ id, unitName: name, year: z.int().min(firstYear).max(lastYear) }),
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

/** @throws ImportError that lists every problem of the file */
export function parseProvinceFile(content: unknown, file: string, catalogue: Catalogue): ProvinceReportFile {
  const { province, document, units, facts: said } = parseShape(provinceFileSchema, content, file);
  const { facts, problems: partProblems } = withParts(said, catalogue);
  const problems = [
    ...partProblems,
    ...unitProblems(units, province).map(({ index, field, message }) => ({
      place: `units[${index}]${field === undefined ? '' : `.${field}`}`,
      message,
    })),
    ...(units.some((unit) => unit.id === document.unit)
      ? []
      : [
          {
            place: 'document.unit',
            message: `Đơn vị "${document.unit}" không có trong các đơn vị của tệp. Unit "${document.unit}" is not among the file's units`,
          },
        ]),
    ...factsProblems(facts, units, catalogue),
  ];
  throwProblems(file, problems);
  return {
    province,
    document,
    units: units.map(withLevelEnd),
    facts: storedFacts(facts, document, catalogue),
  };
}

/** @throws ImportError that lists every problem of the file */
export function parseSeasonFile(content: unknown, file: string, catalogue: Catalogue): SeasonFile {
  const { season, document, facts } = parseShape(seasonFileSchema, content, file);
  throwProblems(file, factsProblems(facts, [{ id: season, parent: null }], catalogue));
  return { season, document, facts: storedFacts(facts, document, catalogue) };
}

/** @throws ImportError that lists every problem of the file */
export function parseUnplacedFile(content: unknown, file: string, catalogue: Catalogue): UnplacedFile {
  const { unplaced, document, units, facts } = parseShape(unplacedFileSchema, content, file);
  throwProblems(file, factsProblems(facts, units, catalogue));
  return { unplaced, document, units, facts: storedFacts(facts, document, catalogue) };
}

function parseShape<Schema extends z.ZodType>(
  schema: Schema,
  content: unknown,
  file: string,
): z.output<Schema> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new ImportError(file, shapeProblems(result.error, content));
}

function throwProblems(file: string, problems: ImportProblem[]): void {
  if (problems.length > 0) throw new ImportError(file, problems);
}

type FileFact = FactValues;

/** Facts with what contains them if they do not say so themselves; see `findParts`. */
function withParts(
  said: readonly FileFact[],
  catalogue: Catalogue,
): { facts: FileFact[]; problems: ImportProblem[] } {
  const facts = said.map((fact) => {
    const standsAlone = fact.includedIn !== undefined && saysNone(fact.includedIn);
    return { ...fact, ...(standsAlone && { includedIn: undefined, standsAlone }) };
  });
  const totals = facts.filter((fact) => mayHaveParts(fact, catalogue));
  const groups = groupBy(totals, ({ unit, year, measure }) => `${unit}|${year}|${measure}`);
  const found = [...groups.values()].map(findParts);
  const containerOf = new Map(found.flatMap((parts) => [...parts.containerOf]));
  const placeOf = (id: string) => `facts[${facts.findIndex((fact) => fact.id === id)}].value`;
  return {
    facts: facts.map(({ standsAlone: _, ...fact }) => ({
      ...fact,
      includedIn: fact.includedIn ?? containerOf.get(fact.id),
    })),
    problems: found
      .flatMap(({ findings }) => findings)
      .filter(({ kind }) => kind === 'CONTRADICTION')
      .map(({ fact, vi, en }) => ({ place: placeOf(fact), message: `${vi}. ${en}` })),
  };
}

function storedFacts(
  facts: FileFact[],
  { id: document, period = 'YEAR' }: Pick<SourceDocument, 'id' | 'period'>,
  catalogue: Catalogue,
): StoredFact[] {
  const reason = notAddedReason(period, valueName(period));
  const withDocument: Fact[] = facts.map((fact) => ({
    ...fact,
    document,
    ...(reason !== undefined && { notAdded: fact.notAdded ?? reason }),
  }));
  const addsOf = classify(withDocument, catalogue);
  return withDocument.map((fact) => ({ ...fact, adds: addsOf.get(fact.id) ?? 'NEVER' }));
}

type FileUnit = Pick<Unit, 'id' | 'parent'> & Partial<Unit>;

function factsProblems(facts: FileFact[], units: readonly FileUnit[], catalogue: Catalogue): ImportProblem[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const parentOf: ParentOf = new Map(units.map((unit) => [unit.id, unit.parent]));
  const factOf = new Map<string, FileFact>();
  for (const fact of facts) if (!factOf.has(fact.id)) factOf.set(fact.id, fact);
  return facts.flatMap((fact, index) => {
    const problems = [
      ...(factOf.get(fact.id) === fact
        ? []
        : [{ field: 'id', message: `Số liệu "${fact.id}" có hai dòng. Fact "${fact.id}" stands twice` }]),
      ...unitOfFactProblems(fact, unitOf, catalogue),
      ...boundsProblems(fact),
      ...measureProblems(fact, catalogue),
      ...numberProblems(fact, catalogue),
      ...inclusionProblems(fact, factOf, parentOf),
    ];
    return problems.map(({ field, message }) => ({ place: `facts[${index}].${field}`, message }));
  });
}

function numberProblems(fact: FileFact, { measures }: Catalogue): FieldProblem[] {
  const measure = measures.get(fact.measure);
  return measure ? [...ceilingProblems(fact, measure), ...printedProblems(fact, measure)] : [];
}

function unitOfFactProblems(
  fact: FileFact,
  unitOf: ReadonlyMap<string, FileUnit>,
  { measures }: Catalogue,
): FieldProblem[] {
  const unit = unitOf.get(fact.unit);
  if (!unit)
    return [
      {
        field: 'unit',
        message: `Đơn vị "${fact.unit}" không có trong tệp này. Unit "${fact.unit}" is not in this file`,
      },
    ];
  const absence =
    unit.level === undefined
      ? null
      : absenceIn(withLevelEnd(unit as Unit), fact.year, measures.get(fact.measure)?.kind);
  return absence === null ? [] : [{ field: 'unit', message: absence }];
}
