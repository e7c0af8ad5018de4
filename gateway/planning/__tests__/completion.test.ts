import { buildSchema, getOperationAST, parse } from 'graphql';
import { compileCompletion } from '../completion';
import { planOperation } from '../plannedOperation';

const schema = buildSchema(`
  type Query { one: Thing all: [Thing!] some: [Thing] nodes: [Node] kind: Kind count: Int }
  interface Node { id: ID! }
  type Thing implements Node { id: ID! name: String inner: Thing needed: Thing! size: Float }
  type Other implements Node { id: ID! }
  enum Kind { A B }
`);

function complete(text: string, fetched: Record<string, unknown>) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Expected an operation');
  const { data, errors } = compileCompletion(
    schema,
    planOperation(document, operation, schema, {}).operation,
  )(fetched);
  return { data, errors: errors.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`) };
}

describe('the answer of what was fetched', () => {
  it('has what was asked for, by the names and in the order of the client, and nothing else', () => {
    const fetched = {
      one: { id: 'a', name: 'A', size: 1, _as_b: 'a', inner: { id: 'b', __typename: 'Thing' } },
      count: 3,
    };
    const { data, errors } = complete('{ count one { inner { id kind: __typename } b: id __typename } }', {
      ...fetched,
      one: { ...fetched.one, inner: { ...fetched.one.inner, _as_kind: 'Thing' } },
    });
    expect(JSON.stringify(data)).toBe(
      '{"count":3,"one":{"inner":{"id":"b","kind":"Thing"},"b":"a","__typename":"Thing"}}',
    );
    expect(errors).toEqual([]);
  });

  it('leaves what was fetched as it is', () => {
    const fetched = Object.freeze({ one: Object.freeze({ id: 'a' }) });
    expect(complete('{ one { id } }', fetched).data).toEqual({ one: { id: 'a' } });
  });

  it('takes names that objects have by themselves for names like any other', () => {
    const fetched = JSON.parse('{"one":{"_as___proto__":"a","_as_constructor":"b"}}') as Record<
      string,
      unknown
    >;
    const { data } = complete('{ one { __proto__: id constructor: id } }', fetched);
    expect(JSON.stringify(data)).toBe('{"one":{"__proto__":"a","constructor":"b"}}');
    expect(JSON.stringify(complete('{ one { name } }', { one: {} }).data)).toBe('{"one":{"name":null}}');
  });

  it('has for each object of an interface what was asked of its type', () => {
    const nodes = [{ __typename: 'Other', id: 'o' }, null, { __typename: 'Thing', id: 't', name: 'T' }];
    expect(complete('{ nodes { id ... on Thing { name } } }', { nodes })).toEqual({
      data: { nodes: [{ id: 'o' }, null, { id: 't', name: 'T' }] },
      errors: [],
    });
  });

  it.each<[string, string, Record<string, unknown>, unknown, string[]]>([
    [
      'a null that must be none',
      '{ one { name needed { id } } }',
      { one: { name: 'A', needed: null } },
      { one: null },
      ['one.needed: Cannot return null for non-nullable field Thing.needed'],
    ],
    [
      'one far below, as far up as it has to',
      '{ all { n: needed { id } } }',
      { all: [{ _as_n: {} }] },
      { all: null },
      ['all.0.n.id: Cannot return null for non-nullable field Thing.id'],
    ],
    [
      'one in a list of what may be null',
      '{ some { id } }',
      { some: [{ id: 'a' }, {}] },
      { some: [{ id: 'a' }, null] },
      ['some.1.id: Cannot return null for non-nullable field Thing.id'],
    ],
    [
      'a value of another type',
      '{ count kind one { size } }',
      { count: 1.5, kind: 'C', one: { size: 'x' } },
      { count: null, kind: null, one: { size: null } },
      [
        'count: Expected Int for field Query.count',
        'kind: Expected Kind for field Query.kind',
        'one.size: Expected Float for field Thing.size',
      ],
    ],
    [
      'no list and no object',
      '{ some { id } one { id } }',
      { some: 1, one: 'x' },
      { some: null, one: null },
      ['some: Expected a list for field Query.some', 'one: Expected an object of type Thing'],
    ],
    [
      'an object of no type of the interface',
      '{ nodes { id } }',
      { nodes: [{ id: 'a' }] },
      { nodes: [null] },
      ['nodes.0: Expected an object of type Node for element of field Query.nodes'],
    ],
  ])('is null with an error at its place: %s', (_what, text, fetched, data, errors) => {
    expect(complete(text, fetched)).toEqual({ data, errors });
  });
});
