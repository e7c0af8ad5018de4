// The contract's schema with what federation adds to it, and its resolvers over the data of one province.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { URL } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { createFiguresOf, quantityOf } from './figures.mjs';

// The contract itself, not code: a service outside this repository keeps a copy of the two files.
const sdl = ['province.graphql', 'figures.graphql']
  .map((file) => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8'))
  .join('\n');

const federation = `
  directive @link(url: String!, import: [String]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  scalar _Any
  union _Entity = Province
  type _Service { sdl: String! }
  type Query {
    _entities(representations: [_Any!]!): [_Entity]!
    _service: _Service!
  }
  schema { query: Query }
`;

export function createSchema(data) {
  return makeExecutableSchema({ typeDefs: [federation, sdl], resolvers: createResolvers(data) });
}

function createResolvers(data) {
  const figuresOf = createFiguresOf(data);
  const units = [...data.units].sort(byId);
  const facts = [...data.facts].sort(byId);

  function report(year) {
    const figures = figuresOf(data.province, year);
    if (!figures) return null;
    const used = new Set(data.facts.filter((fact) => fact.year === year).map((fact) => fact.document));
    const documents = data.documents.filter(({ id }) => used.has(id));
    return { year, figures, documents, revision: data.revision, updatedAt: data.updatedAt };
  }

  return {
    Query: {
      _service: () => ({ sdl }),
      _entities: (_root, { representations }) => representations.map(({ id }) => entity(id)),
    },
    _Entity: { __resolveType: () => 'Province' },
    Province: {
      report: (_province, { year }) => report(validYear(year, 'year')),
      reports(_province, { from, to }) {
        const [first, last] = [validYear(from ?? 2000, 'from'), validYear(to ?? 2100, 'to')];
        const years = [...new Set(facts.map(({ year }) => year))].sort((a, b) => a - b);
        return years
          .filter((year) => year >= first && year <= last)
          .map(report)
          .filter((found) => found !== null);
      },
      units: (_province, { parent, ...page }) =>
        pageOf(
          units.filter((unit) => parent == null || unit.parent === parent),
          page,
        ),
      facts(_province, { year, measure, unit, ...page }) {
        if (year != null) validYear(year, 'year');
        const fits = (fact) =>
          (year == null || fact.year === year) &&
          (measure == null || fact.measure === measure) &&
          (unit == null || fact.unit === unit);
        return pageOf(facts.filter(fits), page);
      },
    },
    Unit: { figures: ({ id }, { year }) => figuresOf(id, validYear(year, 'year')) },
    Fact: {
      quantity: quantityOf,
      document: ({ document }) => data.documents.find(({ id }) => id === document),
    },
    Long: new GraphQLScalarType({ name: 'Long', serialize: wholeNumber }),
  };

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

/** The rows after the cursor, which is the id of the row before, encoded so that nobody reads it. */
function pageOf(rows, { first, after }) {
  if (first < 1 || first > 500) {
    throw badInput(`Argument "first" must be a page size from 1 to 500, got ${first}`);
  }
  const last = after == null ? '' : Buffer.from(after, 'base64url').toString();
  const rest = rows.filter(({ id }) => id > last);
  const edges = rest
    .slice(0, first)
    .map((node) => ({ cursor: Buffer.from(node.id).toString('base64url'), node }));
  return {
    edges,
    totalCount: rows.length,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rest.length > edges.length },
  };
}

function badInput(message) {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
