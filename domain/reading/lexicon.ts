import { parse } from 'yaml';
import { z } from 'zod';
import type { Catalogue } from '../catalogue';
import { factForms, sectors } from '../facts';
import { createPhraseFinder, type PhraseFinder } from './phrases';
import { surenesses } from './reading';
import { keysOf } from './tokens';

const phrases = z.array(z.string());
const concepts = z.record(z.string(), phrases);
const groups = z.array(phrases).default([]);
const ruleSchema = z.strictObject({
  rule: z.string(),
  measure: z.string(),
  noun: phrases.optional(),
  turns: z.boolean().default(false),
  money: z.boolean().default(false),
  /** Whether it is an amount for one. */
  price: z.boolean().default(false),
  act: phrases.optional(),
  notAct: phrases.default([]),
  after: groups,
  about: groups,
  inSentence: phrases.default([]),
  not: phrases.default([]),
  fraction: z.boolean().default(false),
  whole: z.string().optional(),
  /** Nothing was done before it in the sentence. */
  alone: z.boolean().default(false),
  /** Something that is done for members stands in its clause. */
  welfare: z.boolean().default(false),
  /** The only programme that it is of. */
  programme: z.string().optional(),
  form: z.enum(factForms).default('SUMMARY'),
  sure: z.enum(surenesses).default('high'),
});
const programmeSchema = z.strictObject({
  named: phrases.default([]),
  described: phrases.default([]),
  year: z.int().optional(),
});
const fileSchema = z.strictObject({
  nouns: concepts,
  acts: concepts,
  topics: concepts,
  sectors: z.record(z.enum(sectors), phrases),
  bodies: z.record(
    z.enum(['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION', 'CITY', 'SEVERAL', 'OUTSIDE']),
    phrases,
  ),
  cities: phrases,
  programmes: z.record(z.string(), programmeSchema),
  together: concepts,
  several: z.string(),
  plans: phrases,
  rules: z.array(ruleSchema),
});

export type MeasureRule = z.infer<typeof ruleSchema>;

/** The words of the field, ready to be looked for. */
export interface Lexicon {
  nouns: PhraseFinder;
  acts: PhraseFinder;
  /** By the id of the topic: a clause may be about several at once. */
  topics: ReadonlyMap<string, PhraseFinder>;
  sectors: PhraseFinder;
  bodies: PhraseFinder;
  cities: PhraseFinder;
  /** Programmes by their names, and by what is done. */
  named: PhraseFinder;
  described: PhraseFinder;
  plans: PhraseFinder;
  /** The only year of a programme's name. */
  yearOf: ReadonlyMap<string, number>;
  together: readonly (readonly [programme: string, parts: ReadonlySet<string>])[];
  several: string;
  programmes: ReadonlySet<string>;
  rules: readonly MeasureRule[];
}

/**
 * @param text content of a file such as schema/phrases.yml; `file` names it in errors
 * @throws Error if it names a measure or programme that the catalogue does not have
 */
export function parseLexicon(text: string, file: string, catalogue: Catalogue): Lexicon {
  const words = fileSchema.parse(parse(text));
  const { programmes } = words;
  assertKnown(words, catalogue, file);
  return {
    nouns: finderOf(words.nouns),
    acts: finderOf(words.acts),
    topics: new Map(Object.entries(words.topics).map(([topic, of]) => [topic, finderOf({ [topic]: of })])),
    sectors: finderOf(words.sectors),
    bodies: finderOf(words.bodies),
    cities: finderOf({ city: words.cities }),
    named: finderOf(namesOf(programmes, catalogue)),
    described: finderOf(Object.fromEntries(entriesOf(programmes).map(([id, of]) => [id, of.described]))),
    plans: finderOf({ plan: words.plans }),
    yearOf: new Map(
      entriesOf(programmes).flatMap(([id, { year }]) => (year === undefined ? [] : [[id, year]])),
    ),
    together: Object.entries(words.together).map(([id, parts]) => [id, new Set(parts)]),
    several: words.several,
    programmes: new Set(catalogue.programmes.keys()),
    rules: words.rules,
  };
}

type Programmes = z.infer<typeof fileSchema>['programmes'];

function entriesOf(programmes: Programmes): [string, z.infer<typeof programmeSchema>][] {
  return Object.entries(programmes);
}

/** A programme that has words by which it is described has a name that is none. */
function namesOf(programmes: Programmes, catalogue: Catalogue): Record<string, string[]> {
  const ids = new Set([...catalogue.programmes.keys(), ...Object.keys(programmes)]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const known = catalogue.programmes.get(id);
      const isDescribed = (programmes[id]?.described.length ?? 0) > 0;
      const ofCatalogue = known === undefined || isDescribed ? [] : [known.name, ...known.aliases];
      return [id, [...ofCatalogue, ...(programmes[id]?.named ?? [])]];
    }),
  );
}

function finderOf(words: Record<string, readonly string[]>): PhraseFinder {
  return createPhraseFinder(
    Object.entries(words).flatMap(([concept, of]) => of.map((phrase) => [concept, keysOf(phrase)] as const)),
  );
}

function assertKnown(
  { rules, together, several }: z.infer<typeof fileSchema>,
  { measures, programmes }: Catalogue,
  file: string,
): void {
  const unknown = [
    ...rules
      .flatMap(({ measure, whole }) => [measure, ...(whole === undefined ? [] : [whole])])
      .filter((id) => !measures.has(id)),
    ...[several, ...Object.keys(together)].filter((id) => !programmes.has(id)),
  ];
  if (unknown.length > 0)
    throw new Error(`"${file}" names what the catalogue does not have: ${unknown.join(', ')}`);
}
