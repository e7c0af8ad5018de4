import { valueFromASTUntyped, type FieldNode } from 'graphql';
import { localIdOf, type OwnedKind } from '../../../domain/globalIds';
import { isRecord } from '../../../domain/isRecord';
import type { Asked, PlacedReader, Variables } from './leafReaders';
import { toldValue } from './toldFields';
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
  'Province.unit': (unit, given, fields) => is(toldOf(unit, fields, 'id'), 'id', given.localId('id', 'unit')),
  'Province.units': (page, given, fields) =>
    pageProblem(page, given, fields, 'id', (node, below) =>
      is(toldOf(node, below, 'parent'), 'parent', given.localId('parent', 'unit')),
    ),
  'Province.facts': (page, given, fields) =>
    pageProblem(
      page,
      given,
      fields,
      'id',
      (node, below) =>
        is(toldOf(node, below, 'year'), 'year', given.value('year')) ??
        is(toldOf(node, below, 'measure'), 'measure', given.value('measure')) ??
        is(toldOf(node, below, 'unit'), 'unit', given.localId('unit', 'unit')) ??
        is(documentIdOf(node, below), 'document', given.localId('document', 'document')),
    ),
  'Province.revisions': (page, given, fields) => pageProblem(page, given, fields, 'number', () => null),
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
  const givenBy = createGivenReader(node);
  return (value, place, asked) => {
    const result = read(value, place, asked);
    const expected = check(value, givenBy(asked), fields);
    if (expected !== null) throw new UnusableAnswerError(expected, place, value);
    return result;
  };
}

function yearOf(report: unknown, fields: AskedFields): unknown {
  return toldOf(report, fields, 'year');
}

/** As it was asked for, or as it is told besides. */
function toldOf(value: unknown, fields: AskedFields | undefined, name: string): unknown {
  return toldValue(value, name, fields?.get(name)?.key);
}

function field(value: unknown, fields: AskedFields | undefined, name: string): unknown {
  return fields?.get(name) === undefined ? undefined : toldOf(value, fields, name);
}

function documentIdOf(fact: unknown, fields: AskedFields): unknown {
  const told = toldValue(fact, 'document', undefined);
  if (isRecord(told)) return told.id;
  return field(field(fact, fields, 'document'), fields.get('document')?.below, 'id');
}

/** What is not wanted or not said cannot be wrong. */
function is(said: unknown, name: string, wanted: unknown): string | null {
  return wanted == null || said === undefined || said === wanted ? null : `${name} ${JSON.stringify(wanted)}`;
}

function rowsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `key` is what tells the rows apart. */
function pageProblem(
  page: unknown,
  given: Given,
  fields: AskedFields,
  key: string,
  problemOf: (node: unknown, below: AskedFields) => string | null,
): string | null {
  const edges = rowsOf(field(page, fields, 'edges'));
  const first = (given.value('first') ?? defaultFirst) as number;
  if (edges.length > first) return `a page of at most ${first}`;
  const below = fields.get('edges')?.below;
  const cursors = edges.map((edge) => field(edge, below, 'cursor'));
  const problem = endProblem(field(page, fields, 'pageInfo'), fields.get('pageInfo')?.below, {
    after: given.value('after'),
    rows: fields.get('edges') ? edges.length : undefined,
    lastCursor: cursors.at(-1),
  });
  if (problem !== null) return problem;
  if (hasTwins(cursors)) return 'rows that each have a cursor of their own';
  const ofNode = below?.get('node')?.below;
  if (!ofNode) return null;
  const nodes = edges.map((edge) => field(edge, below, 'node'));
  if (hasTwins(nodes.map((node) => toldOf(node, ofNode, key)))) return `rows that each have their own ${key}`;
  return nodes.reduce<string | null>((found, node) => found ?? problemOf(node, ofNode), null);
}

interface PageEnd {
  after: unknown;
  /** Undefined if they were not asked for. */
  rows: number | undefined;
  lastCursor: unknown;
}

/** Whoever reads page after page must come to an end, and miss nothing. */
function endProblem(pageInfo: unknown, fields: AskedFields | undefined, end: PageEnd): string | null {
  const endCursor = field(pageInfo, fields, 'endCursor');
  if (end.lastCursor !== undefined && endCursor !== undefined && endCursor !== end.lastCursor) {
    return `the end cursor ${JSON.stringify(end.lastCursor)}`;
  }
  if (field(pageInfo, fields, 'hasNextPage') !== true) return null;
  if (end.rows === 0) return 'rows, since there is a page after these';
  if (endCursor === null || (endCursor !== undefined && endCursor === end.after)) {
    return 'an end cursor that leads to the page after this';
  }
  return null;
}

/** What was not said cannot be twice the same. */
function hasTwins(values: readonly unknown[]): boolean {
  const said = values.filter((value) => value !== undefined);
  return new Set(said).size < said.length;
}

/** Of the contract. */
const defaultFirst = 50;

/** The provinces of a question are asked with the same variables, so that arguments are read once for all of them. */
function createGivenReader({ arguments: given = [] }: FieldNode): (asked: Asked) => Given {
  let last: { variables: Variables; values: ReadonlyMap<string, unknown> } | null = null;
  return ({ variables, province }) => {
    if (last?.variables !== variables) {
      const values = given.map(
        ({ name, value }) => [name.value, valueFromASTUntyped(value, variables)] as const,
      );
      last = { variables, values: new Map(values) };
    }
    const { values } = last;
    const value = (name: string) => values.get(name) ?? null;
    return {
      value,
      localId(name, kind) {
        const id = value(name);
        // GraphQL takes whole numbers for ids too.
        return id === null
          ? null
          : localIdOf(typeof id === 'string' ? id : JSON.stringify(id), kind, province);
      },
    };
  };
}
