// The contract's schema with what federation adds to it, and its resolvers over the data of one province.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { URL } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { createView } from './view.mjs';

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

/** What each reader may see, and the schema, whose resolvers are given one of these views as their context. */
export function createService(data) {
  const views = Object.fromEntries(
    ['own', 'drafts', 'published'].map((visibility) => [visibility, createView(data, catalogue, visibility)]),
  );
  return {
    views,
    schema: makeExecutableSchema({ typeDefs: [federation, sdl], resolvers: createResolvers(data) }),
  };
}

function createResolvers({ province }) {
  return {
    Query: {
      _service: () => ({ sdl }),
      _entities: (_root, { representations }) => representations.map(({ id }) => entity(id)),
    },
    _Entity: { __resolveType: () => 'Province' },
    Province: {
      report(_province, { year, revision }, view) {
        if (revision == null) return view.report(validYear(year, 'year'));
        assertOwn(view);
        const last = view.revisions.length;
        if (revision < 0 || revision > last) {
          throw badInput(`Argument "revision" must be a revision from 0 to ${last}, got ${revision}`);
        }
        return view.at(revision).report(validYear(year, 'year'));
      },
      reports(_province, { from, to }, view) {
        const [first, final] = [validYear(from ?? 2000, 'from'), validYear(to ?? 2100, 'to')];
        const years = [...new Set(view.facts.map(({ year }) => year))].sort((a, b) => a - b);
        return years
          .filter((year) => year >= first && year <= final)
          .map((year) => view.report(year))
          .filter((found) => found !== null);
      },
      units: (_province, { parent, ...page }, view) =>
        pageOf(
          view.units.filter((unit) => parent == null || unit.parent === parent),
          page,
        ),
      unit: (_province, { id }, view) => view.units.find((unit) => unit.id === id) ?? null,
      facts(_province, { first, after, ...wanted }, view) {
        if (wanted.year != null) validYear(wanted.year, 'year');
        const given = Object.entries(wanted).filter(([, value]) => value != null);
        const fits = (fact) => given.every(([name, value]) => fact[name] === value);
        return pageOf(view.facts.filter(fits), { first, after }, { nodeOf: view.fact });
      },
      revisions(_province, page, view) {
        assertOwn(view);
        return pageOf(view.revisions.toReversed(), page, { keyOf: ({ number }) => `${number}` });
      },
    },
    Unit: {
      figures: ({ id }, { year }, view) => view.figures(id, validYear(year, 'year')),
      withheld: ({ id }, { year }, view) => view.withheld(id, validYear(year, 'year')),
    },
    Long: new GraphQLScalarType({ name: 'Long', serialize: wholeNumber }),
  };

  /** An error in the list is null in its own place, with the error's path pointing there. */
  function entity(id) {
    if (id === province) return { id };
    return new GraphQLError(`Province "${id}" is not held by this service`, {
      extensions: { code: 'PROVINCE_NOT_HELD' },
    });
  }
}

function assertOwn({ visibility }) {
  if (visibility === 'own') return;
  throw new GraphQLError('Only the province itself sees its revisions', {
    extensions: { code: 'FORBIDDEN' },
  });
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
function pageOf(rows, { first, after }, { keyOf = ({ id }) => id, nodeOf = (row) => row } = {}) {
  if (first < 1 || first > 500) {
    throw badInput(`Argument "first" must be a page size from 1 to 500, got ${first}`);
  }
  const cursorOf = (row) => Buffer.from(keyOf(row)).toString('base64url');
  const start = after == null ? 0 : rows.findIndex((row) => cursorOf(row) === after) + 1;
  if (after != null && start === 0) {
    throw badInput(`Argument "after" must be the endCursor of a page before, got "${after}"`);
  }
  const edges = rows.slice(start, start + first).map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
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
