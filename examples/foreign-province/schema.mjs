// The contract's schema with what federation adds to it, and its resolvers over the data of one province.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { URL } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { createFiguresOf, quantityOf, sourceOf } from './figures.mjs';

// The contract itself, not code: a service outside this repository keeps a copy of the three files.
const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const sdl = ['schema/province.graphql', 'schema/figures.graphql'].map(read).join('\n');
const catalogue = JSON.parse(read('examples/vectors/catalogue.json'));

const federation = `
  directive @link(url: String!, import: [String]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION
  scalar _Any
  union _Entity = Province
  type _Service { sdl: String! }
  type Query {
    _entities(representations: [_Any!]!): [_Entity]!
    _service: _Service!
  }
  schema { query: Query }
`;

/**
 * What a caller may see: `own` everything, for the province's staff; `drafts` for analysts; `published` for everybody else.
 * This province reports nothing of grassroots unions, so that it has no small numbers to withhold.
 */
export function createSchemas(data) {
  const drafts = new Set(data.documents.filter(({ status }) => status === 'DRAFT').map(({ id }) => id));
  const facts = data.facts.filter(({ document }) => !drafts.has(document));
  return {
    own: createSchema(data, true),
    drafts: createSchema(data, false),
    published: createSchema({ ...data, facts }, false),
  };
}

function createSchema(data, isOwn) {
  return makeExecutableSchema({ typeDefs: [federation, sdl], resolvers: createResolvers(data, isOwn) });
}

function createResolvers(data, isOwn) {
  const units = [...data.units].sort(byId);
  const facts = [...data.facts].sort(byId);
  const documentOf = new Map(data.documents.map((document) => [document.id, document]));
  const revisionOf = (fact) => documentOf.get(fact.document).revision;
  const last = data.revisions.length;
  /** What the facts of the documents up to each revision add up to; nothing was there at revision 0. */
  const figuresAt = [0, ...data.revisions.map(({ number }) => number)].map((revision) =>
    createFiguresOf({ ...data, catalogue, facts: facts.filter((fact) => revisionOf(fact) <= revision) }),
  );

  function report(year, revision = last) {
    const figures = figuresAt[revision].figures(data.province, year);
    if (!figures) return null;
    // Simulated facts that gave way are not behind the figures.
    const used = new Set(figuresAt[revision].documents(data.province, year));
    const documents = data.documents.filter(({ id }) => used.has(id));
    const computedIn = Math.max(...documents.map((document) => document.revision));
    // What is simulated, and what others mention, never came in.
    const reported = documents.filter((document) => sourceOf(document) === 'REPORT');
    const receivedIn = Math.min(...reported.map((document) => document.revision));
    return {
      year,
      figures,
      coverage: figuresAt[revision].coverage(data.province, year),
      draft: documents.some(({ status }) => status === 'DRAFT'),
      documents,
      revision: String(computedIn),
      updatedAt: data.revisions[computedIn - 1].at,
      receivedAt: reported.length === 0 ? null : data.revisions[receivedIn - 1].at,
    };
  }

  return {
    Query: {
      _service: () => ({ sdl }),
      _entities: (_root, { representations }) => representations.map(({ id }) => entity(id)),
    },
    _Entity: { __resolveType: () => 'Province' },
    Province: {
      report(_province, { year, revision }) {
        if (revision != null) assertOwn();
        if (revision != null && (revision < 0 || revision > last)) {
          throw badInput(`Argument "revision" must be a revision from 0 to ${last}, got ${revision}`);
        }
        return report(validYear(year, 'year'), revision ?? last);
      },
      reports(_province, { from, to }) {
        const [first, final] = [validYear(from ?? 2000, 'from'), validYear(to ?? 2100, 'to')];
        const years = [...new Set(facts.map(({ year }) => year))].sort((a, b) => a - b);
        return years
          .filter((year) => year >= first && year <= final)
          .map((year) => report(year))
          .filter((found) => found !== null);
      },
      units: (_province, { parent, ...page }) =>
        pageOf(
          units.filter((unit) => parent == null || unit.parent === parent),
          page,
        ),
      unit: (_province, { id }) => units.find((unit) => unit.id === id) ?? null,
      facts(_province, { first, after, ...wanted }) {
        if (wanted.year != null) validYear(wanted.year, 'year');
        const given = Object.entries(wanted).filter(([, value]) => value != null);
        const fits = (fact) => given.every(([name, value]) => fact[name] === value);
        return pageOf(facts.filter(fits), { first, after });
      },
      revisions(_province, page) {
        assertOwn();
        return pageOf(data.revisions.toReversed(), page, ({ number }) => `${number}`);
      },
    },
    Unit: {
      figures: ({ id }, { year }) => figuresAt[last].figures(id, validYear(year, 'year')),
      withheld: () => [],
    },
    Fact: {
      quantity: quantityOf,
      unitName: ({ unit }) => units.find(({ id }) => id === unit)?.name ?? null,
      document: ({ document }) => documentOf.get(document),
    },
    Long: new GraphQLScalarType({ name: 'Long', serialize: wholeNumber }),
  };

  function assertOwn() {
    if (isOwn) return;
    throw new GraphQLError('Only the province itself sees its revisions', {
      extensions: { code: 'FORBIDDEN' },
    });
  }

  /** An error in the list is null in its own place, with the error's path pointing there. */
  function entity(id) {
    if (id === data.province) return { id };
    return new GraphQLError(`Province "${id}" is not held by this service`, {
      extensions: { code: 'PROVINCE_NOT_HELD' },
    });
  }
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1;
}

function wholeNumber(value) {
  if (Number.isSafeInteger(value)) return value;
  throw new TypeError(`Expected a whole number up to 2^53 - 1, got ${value}`);
}

function validYear(year, argument) {
  if (year >= 2000 && year <= 2100) return year;
  throw badInput(`Argument "${argument}" must be a year from 2000 to 2100, got ${year}`);
}

/** The rows after the cursor, which is the key of the row before, encoded so that nobody reads it. */
function pageOf(rows, { first, after }, keyOf = ({ id }) => id) {
  if (first < 1 || first > 500) {
    throw badInput(`Argument "first" must be a page size from 1 to 500, got ${first}`);
  }
  const cursorOf = (row) => Buffer.from(keyOf(row)).toString('base64url');
  const start = after == null ? 0 : rows.findIndex((row) => cursorOf(row) === after) + 1;
  if (after != null && start === 0) {
    throw badInput(`Argument "after" must be the endCursor of a page before, got "${after}"`);
  }
  const edges = rows.slice(start, start + first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    totalCount: rows.length,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: start > 0,
      hasNextPage: start + edges.length < rows.length,
    },
  };
}

function badInput(message) {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
