import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import { startMillis, startSystem, type System } from '../seedFigures/system';
import { compileRelay, createRelay } from './relay';

let system: System | undefined;
let url = '';
beforeAll(async () => {
  system = await startSystem();
  url = `${system.origin}/graphql`;
}, startMillis);
afterAll(() => system?.stop());

/** What two provinces call the same: the report of their cluster. */
const factsOf = (province: string) => `{
  province(id: "${province}") {
    id
    facts(document: "cum-5-2024-12-21") { edges { node { id printed document { id publisher } } } }
  }
}`;
interface Facts {
  province: {
    id: string;
    facts: { edges: { node: { id: string; printed: string; document: { id: string } } }[] };
  };
}
const printedIn = ({ province }: Facts) => province.facts.edges.map(({ node }) => node.printed);

describe('Apollo Client as it comes', () => {
  it('keeps the facts and documents of two provinces side by side', async () => {
    const cache = new InMemoryCache();
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
    const ask = (province: string) => client.query<Facts>({ query: apolloGql(factsOf(province)) });
    const [caoBang, langSon] = [await ask('cao-bang'), await ask('lang-son')];
    expect(caoBang.data && printedIn(caoBang.data)).toEqual(['Bằng khen', 'Cờ thi đua']);
    expect(langSon.data && printedIn(langSon.data)).toEqual(['LĐLĐ tỉnh Lạng Sơn', 'LĐLĐ tỉnh Lạng Sơn']);
    const again = client.readQuery<Facts>({ query: apolloGql(factsOf('cao-bang')) });
    expect(again && printedIn(again)).toEqual(['Bằng khen', 'Cờ thi đua']);
    expect(Object.keys(cache.extract()).sort()).toEqual([
      'Document:document:cao-bang:cum-5-2024-12-21',
      'Document:document:lang-son:cum-5-2024-12-21',
      ...['Fact:fact:cao-bang:s0-19', 'Fact:fact:cao-bang:s0-27'],
      ...['Fact:fact:lang-son:s0-20', 'Fact:fact:lang-son:s0-29'],
      ...['Province:cao-bang', 'Province:lang-son', 'ROOT_QUERY'],
    ]);
    client.stop();
  });
});

describe('urql as it comes', () => {
  const createClient = (asked: string[]) =>
    new Client({
      url,
      exchanges: [cacheExchange, fetchExchange],
      fetch: (input, init) => {
        asked.push(init?.method ?? 'GET');
        return fetch(input, init);
      },
    });

  it('asks by GET, and is answered', async () => {
    const asked: string[] = [];
    const { data, error } = await createClient(asked).query<Facts>(factsOf('cao-bang'), {}).toPromise();
    expect(error).toBeUndefined();
    expect(data && printedIn(data)).toEqual(['Bằng khen', 'Cờ thi đua']);
    expect(asked).toEqual(['GET']);
  });

  it('asks by POST if a query is too long for an address', async () => {
    const asked: string[] = [];
    const { data, error } = await createClient(asked)
      .query('query ($id: ID!) { node(id: $id) { id } }', { id: 'x'.repeat(2_500) })
      .toPromise();
    expect(error).toBeUndefined();
    expect(data).toEqual({ node: null });
    expect(asked).toEqual(['POST']);
  });

  it('is not answered from a page of another site', async () => {
    const target = `${url}?query=${encodeURIComponent('{ measures { id } }')}`;
    const response = await fetch(target, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('CSRF');
  });
});

describe('graphql-request as it comes', () => {
  it('is answered, by POST and by GET', async () => {
    const query = 'query Name($id: ID!) { province(id: $id) { name } }';
    for (const method of ['POST', 'GET'] as const) {
      const client = new GraphQLClient(url, { method });
      expect(await client.request(query, { id: 'cao-bang' })).toEqual({ province: { name: 'Cao Bằng' } });
    }
  });

  it('tells of an error by its code', async () => {
    const asked = new GraphQLClient(url).request('{ province(id: "cao-bang") { report(year: 1) { year } } }');
    await expect(asked).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
  });
});

describe('Relay as it comes', () => {
  const artifacts = compileRelay({
    ClientsPageQuery: `query ClientsPageQuery($id: ID!) { province(id: $id) { ...Clients_province } }`,
    Clients_province: `
      fragment Clients_province on Province
      @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, after: { type: "String" })
      @refetchable(queryName: "ClientsNextPageQuery") {
        name
        facts(first: $count, after: $after, year: 2023) @connection(key: "Clients_facts") {
          edges { node { id printed } }
        }
      }`,
    ClientsProvincesQuery: `
      query ClientsProvincesQuery {
        caoBang: province(id: "cao-bang") { unit(id: "cao-bang") { id name } }
        langSon: province(id: "lang-son") { unit(id: "lang-son") { id name } }
      }`,
  });
  afterAll(() => artifacts.remove());

  it('compiles a connection and a refetchable fragment, and reads one page after the other', async () => {
    const relay = createRelay(url, artifacts);
    const page = await relay.fetch('ClientsPageQuery', { id: 'bac-kan' });
    const first = relay.read('Clients_province', page.province);
    expect(first.name).toBe('Bắc Kạn');
    expect(first.facts.edges.map(({ node }: any) => node.id)).toEqual([
      'fact:bac-kan:s3-01',
      'fact:bac-kan:s3-02',
    ]);
    const { endCursor: after, hasNextPage } = first.facts.pageInfo;
    expect(hasNextPage).toBe(true);
    await relay.fetch('ClientsNextPageQuery', { id: 'bac-kan', count: 2, after });
    const both = relay.read('Clients_province', page.province);
    expect(both.facts.edges.map(({ node }: any) => node.id.slice(-5))).toEqual([
      ...['s3-01', 's3-02', 's3-03', 's3-04'],
    ]);
  });

  it('keeps the unit of a province apart from the province, by id alone', async () => {
    const relay = createRelay(url, artifacts);
    const { caoBang, langSon } = await relay.fetch('ClientsProvincesQuery', {});
    expect([caoBang.unit, langSon.unit]).toEqual([
      { id: 'unit:cao-bang:cao-bang', name: 'Liên đoàn Lao động tỉnh Cao Bằng' },
      { id: 'unit:lang-son:lang-son', name: 'Liên đoàn Lao động tỉnh Lạng Sơn' },
    ]);
    expect(relay.warnings).toEqual([]);
  });
});
