import { buildSchema } from 'graphql';
import { createManifest } from '../saveOperations';

const schema = buildSchema('type Query { one: Int, two: Query }');

describe('the list of saved operations', () => {
  it('holds each with the hash of its printed text, whatever the comments', () => {
    const manifest = createManifest(schema, [
      ['two.graphql', '# Hai. Two.\nquery Two { two { ...One } }\nfragment One on Query { one }'],
      ['one.graphql', 'query One { one }'],
    ]);
    expect(manifest).toEqual({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        {
          id: '8feda079b6194d1be50670f2e365eab9e82d42b64ffc2d7e6726815ad8e5f55f',
          name: 'One',
          type: 'query',
          body: 'query One {\n  one\n}',
        },
        {
          id: '98dc5060d52f9fa0ced5478e6288c1ee9ffb32cd25178ddabd58144676e3e4a0',
          name: 'Two',
          type: 'query',
          body: 'query Two {\n  two {\n    ...One\n  }\n}\n\nfragment One on Query {\n  one\n}',
        },
      ],
    });
  });

  it('names every file that cannot be saved, and why', () => {
    expect(() =>
      createManifest(schema, [
        ['none.graphql', 'fragment One on Query { one }'],
        ['many.graphql', 'query A { one } query B { one }'],
        ['nameless.graphql', '{ one }'],
        ['unknown.graphql', 'query C { three }'],
        ['introspection.graphql', 'query D { __schema { types { name } } }'],
        ['text.graphql', 'query {'],
        ['once.graphql', 'query E { one }'],
        ['twice.graphql', 'query E { one }'],
      ]),
    ).toThrow(
      [
        'none.graphql: Expected one operation, got 0',
        'many.graphql: Expected one operation, got 2',
        'nameless.graphql: Expected a query with a name',
        'unknown.graphql: Cannot query field "three" on type "Query".',
        'introspection.graphql: Expected no introspection, got "__schema"',
        'text.graphql: Syntax Error: Expected Name, found <EOF>.',
        'Operation "E" stands in more than one file',
      ].join('\n'),
    );
  });
});
