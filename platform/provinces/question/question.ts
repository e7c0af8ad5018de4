import { createHash } from 'node:crypto';
import { parse, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import type { Catalogue } from '../../../domain/catalogue';
import { getOrCreate } from '../../../domain/getOrCreate';
import { once } from '../../../domain/once';
import { createBoundedCache } from '../../boundedCache';
import { fragmentsByName, fragmentsOf } from '../../fragments';
import { loadCatalogue } from '../../loadCatalogue';
import { createReader, type Reader } from './entityReader';
import { toLocalIds } from './ownedIds';
import { withTold } from './toldFields';
import { writeTexts, type WrittenQuestion } from './questionText';
import { withDefaults, withoutUnused } from './documents';
import { asProvinceFetch, readFetch, withoutUnits } from './entityFetch';

/**
 * What one part of an operation wants to know of some provinces: a selection on `Province`. Many questions travel in
 * one request, each in a slot of its own, so everything that has a name is named after the slot.
 */
export interface Question {
  /** Equal for questions that ask the same, in every gateway process. */
  key: string;
  /** Equal for questions of the same text, whatever their variables. */
  textKey: string;
  write(slot: number): WrittenQuestion;
  /** Named after the slot, as in the text. */
  variables(slot: number): Record<string, unknown>;
  /** Takes what was asked for out of an entity. */
  read: Reader;
  price: QuestionPrice;
}

/** What one province's answer to a question costs. */
export interface QuestionPrice {
  /** Years of the province that are read; a page of units or facts counts as one. */
  provinceYears: number;
  cost: number;
  /** Whether what is answered is added up. */
  isAddedUp: boolean;
  /** What the answer costs in each further sum that it goes into. */
  furtherSum: number;
}

/** Prices a selection on `Province` by its variables, `isAddedUp` if its answers are not handed on but added up. */
export type PriceQuestion = (
  document: DocumentNode,
  sets: readonly SelectionSetNode[],
  isAddedUp: boolean,
) => (variables: Readonly<Record<string, unknown>>) => QuestionPrice;

/** An entity fetch that provinces can be asked; or why they cannot. */
export type CompiledFetch =
  | {
      kind: 'question';
      /** The same for every province and unit, unless an id stands in it. */
      create(variables: Record<string, unknown>, subject?: Subject): Question;
    }
  | { kind: 'refused'; message: string };

/** What an entity fetch is about. */
export interface Subject {
  province: string;
  /** Global id of the unit; null if it is the province itself. */
  unit: string | null;
}

/** Compiles entity fetches, each once. */
export interface QuestionCompiler {
  /** The gateway passes the same document for the same plan. */
  compile(document: DocumentNode): CompiledFetch;
  /** `selection` on `Province`, such as `report(year: $year) { year }`. */
  compileSelection(variableDefinitions: string, selection: string): CompiledFetch;
}

/** If nothing prices questions, they are for no operation of a client. */
const unpriced: PriceQuestion = () => () => ({ provinceYears: 1, cost: 0, isAddedUp: false, furtherSum: 0 });

/** `contract` is the provinces' subgraph as clients see it. */
export function createQuestionCompiler(contract: GraphQLSchema, price = unpriced): QuestionCompiler {
  const compiled = new WeakMap<DocumentNode, CompiledFetch>();
  const documents = createBoundedCache<DocumentNode>('questionTexts');
  const questions = createBoundedCache<Question>('questions', { bytesOf: bytesOfQuestion });
  const catalogue = loadCatalogue();

  const compile = (document: DocumentNode, isAddedUp: boolean) =>
    getOrCreate(compiled, document, () =>
      compileFetch(document, contract, {
        questions,
        catalogue,
        price: (asked, sets) => price(asked, sets, isAddedUp),
      }),
    );

  return {
    compile: (document) => compile(document, false),
    compileSelection(variableDefinitions, selection) {
      const text = `query ($representations: [_Any!]!, ${variableDefinitions}) {
        _entities(representations: $representations) { ... on Province { ${selection} } }
      }`;
      const document = getOrCreate<string, DocumentNode>(documents, text, () =>
        parse(text, { noLocation: true }),
      );
      return compile(document, true);
    },
  };
}

/** With what it was written from, which it keeps from being given up. */
function bytesOfQuestion({ write }: Question): number {
  const { selection, fragments } = write(0);
  return 2_000 + 10 * (selection.length + fragments.length);
}

/** Part of every key: answers that were kept as another version of the gateway read them are not to be found. */
const readingVersion = 'global ids, bounded texts, held to what was asked and to the catalogue';

interface CompilerTools {
  catalogue: Catalogue;
  /** By document and variables. */
  questions: { get(key: string): Question | undefined; set(key: string, question: Question): unknown };
  price(document: DocumentNode, sets: readonly SelectionSetNode[]): ReturnType<PriceQuestion>;
}

function compileFetch(document: DocumentNode, contract: GraphQLSchema, tools: CompilerTools): CompiledFetch {
  const fetch = readFetch(document);
  if (!fetch) return { kind: 'refused', message: 'Provinces answer entity fetches only' };
  const ofProvince = once(() => compileQuestion(withoutUnits(fetch), contract, tools));
  const ofUnit = once(() => {
    const { document: asked, unitVariable } = asProvinceFetch(fetch);
    return { unitVariable, create: compileQuestion(asked, contract, tools) };
  });
  return {
    kind: 'question',
    create(variables, { province, unit } = anyProvince) {
      if (unit === null) return ofProvince()(variables, province);
      const { unitVariable, create } = ofUnit();
      return create({ ...variables, [unitVariable]: unit }, province);
    },
  };
}

const anyProvince: Subject = { province: '', unit: null };

/** Tells questions of different documents apart. */
let compiledQuestions = 0;

type CreateQuestion = (variables: Record<string, unknown>, province: string) => Question;

function compileQuestion(
  document: DocumentNode,
  contract: GraphQLSchema,
  tools: CompilerTools,
): CreateQuestion {
  const local = toLocalIds(withTold(document, contract), contract);
  const written = withoutUnused(local.document);
  const [asked, sent] = [readFetch(document), readFetch(written)];
  if (!asked?.root.selectionSet || !sent) throw new Error('Expected an entity fetch with selections');
  const definitions = (sent.operation.variableDefinitions ?? []).filter(
    ({ variable }) => variable.name.value !== 'representations',
  );
  const names = definitions.map(({ variable }) => variable.name.value);
  const texts: WrittenQuestion[] = [];
  const textOf = (slot: number) =>
    (texts[slot] ??= writeTexts(sent.root, definitions, fragmentsOf(written), slot));
  const hash = createHash('sha256')
    .update(readingVersion)
    .update(JSON.stringify(textOf(0)))
    .digest('base64url');
  const sets = [asked.root.selectionSet];
  const read = createReader('Province', sets, {
    contract,
    catalogue: tools.catalogue,
    fragments: fragmentsByName(document),
  });
  const price = tools.price(document, sets);
  const serial = (compiledQuestions += 1);
  const questionOf = (variables: Record<string, unknown>): Question => {
    const used = names
      .filter((name) => Object.hasOwn(variables, name))
      .map((name) => [name, variables[name]] as const);
    const key = `${hash}|${JSON.stringify(used)}`;
    return getOrCreate<string, Question>(tools.questions, `${serial} ${JSON.stringify(used)}`, () => {
      const values = withDefaults(variables, document);
      return {
        key,
        textKey: hash,
        read: (value, owner) => read(value, owner, values),
        price: price(values),
        write: textOf,
        variables: (slot) => Object.fromEntries(used.map(([name, value]) => [`v${slot}_${name}`, value])),
      };
    });
  };
  if (local.namesIds) return (variables, province) => questionOf(local.variablesFor(province, variables));
  /** The provinces of a fetch are asked with the same variables. */
  const ofFetch = new WeakMap<Record<string, unknown>, Question>();
  return (variables) =>
    getOrCreate<Record<string, unknown>, Question>(ofFetch, variables, () => questionOf(variables));
}
