import {
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { localIdOf, type OwnedKind } from '../../../domain/globalIds';
import { isRecord } from '../../../domain/isRecord';
import type { Asked, PlacedReader } from './leafReaders';
import { UnusableAnswerError } from './unusableAnswer';

/** The fields that were asked for below a field, by their names: as what they are answered, and what is below each. */
export interface AskedFields {
  get(name: string): { key: string; below: AskedFields } | undefined;
}

/** Says what was expected if an answer is not what its arguments asked for; null if it is, as far as it says. */
type AnswerCheck = (answer: unknown, given: Given, fields: AskedFields) => string | null;

interface Given {
  /** Of an argument; null if it was not given. */
  value(argument: string): unknown;
  /** The same, as the province calls it. */
  localId(argument: string, kind: OwnedKind): string | null;
}

/** By which a report says its year if its reader does not ask for it. */
const yearAlias = '_year';

/** Every field of the contract that has arguments; a test fails for one that is not here. */
export const answerChecks: Readonly<Record<string, AnswerCheck>> = {
  'Province.report': (report, given, fields) => {
    const year = given.value('year');
    return isRecord(report) && yearOf(report, fields) !== year ? `the year ${String(year)}` : null;
  },
  'Province.reports': (reports, given, fields) => {
    const [from, to] = [given.value('from') ?? -Infinity, given.value('to') ?? Infinity] as [number, number];
    const years = rowsOf(reports).map((report) => yearOf(report, fields) as number);
    const areAsked = years.every((year) => year >= from && year <= to);
    return areAsked && new Set(years).size === years.length ? null : `years from ${from} to ${to}, each once`;
  },
  'Province.unit': (unit, given, fields) => is(unit, fields, 'id', given.localId('id', 'unit')),
  'Province.units': (page, given, fields) =>
    pageProblem(page, given, fields, (node, below) =>
      is(node, below, 'parent', given.localId('parent', 'unit')),
    ),
  'Province.facts': (page, given, fields) =>
    pageProblem(
      page,
      given,
      fields,
      (node, below) =>
        is(node, below, 'year', given.value('year')) ??
        is(node, below, 'measure', given.value('measure')) ??
        is(node, below, 'unit', given.localId('unit', 'unit')) ??
        is(
          field(node, below, 'document'),
          below.get('document')?.below,
          'id',
          given.localId('document', 'document'),
        ),
    ),
  'Province.revisions': (page, given, fields) => pageProblem(page, given, fields, () => null),
  // What they answer says nothing of its year.
  'Unit.figures': () => null,
  'Unit.withheld': () => null,
};

/** The same reader, which holds the answer to what was asked for. */
export function heldToArguments(
  coordinate: string,
  node: FieldNode,
  fields: AskedFields,
  read: PlacedReader,
): PlacedReader {
  const check = answerChecks[coordinate];
  if (!check) return read;
  return (value, place, asked) => {
    const result = read(value, place, asked);
    const expected = check(value, givenBy(node, asked), fields);
    if (expected !== null) throw new UnusableAnswerError(expected, place, value);
    return result;
  };
}

/** Has every report say its year, also if nobody asks for it: a number of another year is a wrong number. */
export function withYears(document: DocumentNode, contract: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(contract);
  const saysYear = ({ selectionSet }: FieldNode) =>
    selectionSet?.selections.some((each) => each.kind === Kind.FIELD && each.name.value === 'year');
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const isReport =
          types.getParentType()?.name === 'Province' && ['report', 'reports'].includes(node.name.value);
        if (!isReport || !node.selectionSet || saysYear(node)) return undefined;
        const selections = [...node.selectionSet.selections, yearField];
        return { ...node, selectionSet: { ...node.selectionSet, selections } };
      },
    }),
  );
}

const yearField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: yearAlias },
  name: { kind: Kind.NAME, value: 'year' },
};

function yearOf(report: unknown, fields: AskedFields): unknown {
  return isRecord(report) ? report[fields.get('year')?.key ?? yearAlias] : undefined;
}

function field(value: unknown, fields: AskedFields | undefined, name: string): unknown {
  const key = fields?.get(name)?.key;
  return isRecord(value) && key !== undefined ? value[key] : undefined;
}

/** What is not wanted or not said cannot be wrong. */
function is(value: unknown, fields: AskedFields | undefined, name: string, wanted: unknown): string | null {
  const said = field(value, fields, name);
  return wanted == null || said === undefined || said === wanted ? null : `${name} ${JSON.stringify(wanted)}`;
}

function rowsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function pageProblem(
  page: unknown,
  given: Given,
  fields: AskedFields,
  problemOf: (node: unknown, below: AskedFields) => string | null,
): string | null {
  const edges = rowsOf(field(page, fields, 'edges'));
  const first = (given.value('first') ?? defaultFirst) as number;
  if (edges.length > first) return `a page of at most ${first}`;
  const below = fields.get('edges')?.below;
  const ofNode = below?.get('node')?.below;
  if (!ofNode) return null;
  for (const edge of edges) {
    const problem = problemOf(field(edge, below, 'node'), ofNode);
    if (problem !== null) return problem;
  }
  return null;
}

/** Of the contract. */
const defaultFirst = 50;

function givenBy(node: FieldNode, { variables, province }: Asked): Given {
  const value = (name: string): unknown => {
    const argument = node.arguments?.find((each) => each.name.value === name);
    return argument ? (valueFromASTUntyped(argument.value, variables) ?? null) : null;
  };
  return {
    value,
    localId(name, kind) {
      const id = value(name);
      // GraphQL takes whole numbers for ids too.
      return id === null ? null : localIdOf(typeof id === 'string' ? id : JSON.stringify(id), kind, province);
    },
  };
}
