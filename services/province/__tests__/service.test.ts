import type { ProvinceService } from '..';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { importInto, reportFile, startTestService } from './testProvinces';

let service: ProvinceService;

beforeAll(async () => {
  service = await startTestService(['cao-bang', 'lang-son']);
  const facts = [
    { id: 'f1', measure: 'members', value: 100, printed: '100', offset: 12 },
    { id: 'f2', measure: 'unions', value: 30 },
    { id: 'f3', measure: 'unions', value: 10, sector: 'PRODUCTION_BUSINESS', includedIn: 'f2' },
    { id: 'f4', measure: 'members', value: 40, unit: 'huyen-a' },
  ];
  const caoBang = service.stores.get('cao-bang');
  const langSon = service.stores.get('lang-son');
  if (!caoBang || !langSon) throw new Error('The service holds both provinces');
  await importInto(caoBang, reportFile(facts), 'cao-bang.json');
  await importInto(
    langSon,
    reportFile([{ id: 'f1', measure: 'members', value: 200 }], {}, 'lang-son'),
    'lang-son.json',
  );
});
afterAll(() => service.stop());

interface Reply {
  status: number;
  etag: string | null;
  body: any;
}

async function post(
  path: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${service.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: text === '' ? null : JSON.parse(text),
  };
}

async function entities(
  selection: string,
  ids: string[],
  path = '/graphql',
  headers: Record<string, string> = {},
): Promise<Reply> {
  return post(
    path,
    `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Province { id ${selection} } } }`,
    { ids: ids.map((id) => ({ __typename: 'Province', id })) },
    { ...(await testAuthorization(ids)), ...headers },
  );
}

describe('entities', () => {
  it('come in the order in which they were asked for, each from its own database', async () => {
    const { body } = await entities('report(year: 2024) { figures { membership { members { value } } } }', [
      'lang-son',
      'cao-bang',
      'lang-son',
    ]);
    const report = (value: number) => ({ figures: { membership: { members: { value } } } });
    expect(body).toEqual({
      data: {
        _entities: [
          { id: 'lang-son', report: report(200) },
          { id: 'cao-bang', report: report(100) },
          { id: 'lang-son', report: report(200) },
        ],
      },
    });
  });

  it('are null with an error that names the id if the service does not hold it', async () => {
    const { body } = await entities('report(year: 2024) { year }', ['cao-bang', 'atlantis']);
    expect(body).toEqual({
      data: { _entities: [{ id: 'cao-bang', report: { year: 2024 } }, null] },
      errors: [
        {
          message: 'Dịch vụ này không giữ tỉnh "atlantis". Province "atlantis" is not held by this service',
          path: ['_entities', 1],
          locations: expect.any(Array),
          extensions: { code: 'PROVINCE_NOT_HELD', province: 'atlantis' },
        },
      ],
    });
  });

  it('are those of the path alone under a path of one province', async () => {
    const { body } = await entities(
      'report(year: 2024) { year }',
      ['cao-bang', 'lang-son'],
      '/cao-bang/graphql',
    );
    expect(body.data._entities).toEqual([{ id: 'cao-bang', report: { year: 2024 } }, null]);
    expect(body.errors[0].extensions.code).toBe('PROVINCE_NOT_HELD');
  });

  it('are refused under a path of a province that the service does not hold', async () => {
    const { body } = await entities('id', ['atlantis'], '/atlantis/graphql');
    expect(body.errors[0]).toMatchObject({
      message: 'Dịch vụ này không giữ tỉnh "atlantis". Province "atlantis" is not held by this service',
      extensions: { code: 'PROVINCE_NOT_HELD' },
    });
  });

  it('have no report for a year without one', async () => {
    const { body } = await entities('report(year: 2019) { year }', ['cao-bang']);
    expect(body).toEqual({ data: { _entities: [{ id: 'cao-bang', report: null }] } });
  });
});

describe('an answer', () => {
  const query = 'report(year: 2024) { year }';

  it('is tagged with the revisions behind it', async () => {
    const origin = '[0-9a-f-]{36}\\.DRAFTS';
    expect((await entities(query, ['cao-bang'])).etag).toMatch(new RegExp(`^"cao-bang:1\\.${origin}"$`));
    expect((await entities(query, ['lang-son', 'cao-bang'])).etag).toMatch(
      new RegExp(`^"cao-bang:1\\.${origin},lang-son:1\\.${origin}"$`),
    );
  });

  it('is not sent again to who has it', async () => {
    const { etag: tag } = await entities(query, ['cao-bang']);
    const { status, body } = await entities(query, ['cao-bang'], '/graphql', {
      'if-none-match': tag ?? '',
    });
    expect([status, body]).toEqual([304, null]);
    expect(
      (await entities(query, ['cao-bang'], '/graphql', { 'if-none-match': '"cao-bang:0"' })).status,
    ).toBe(200);
  });

  it('is not tagged if it has errors', async () => {
    expect((await entities(query, ['cao-bang', 'atlantis'])).etag).toBeNull();
  });
});

describe('facts', () => {
  it('come in pages that end and do not repeat', async () => {
    const page = `pageInfo { endCursor hasNextPage } totalCount edges { node { id } }`;
    const first = await entities(`facts(first: 3) { ${page} }`, ['cao-bang']);
    const { edges, pageInfo, totalCount } = first.body.data._entities[0].facts;
    expect(edges.map((edge: any) => edge.node.id)).toEqual(['f1', 'f2', 'f3']);
    expect([pageInfo.hasNextPage, totalCount]).toEqual([true, 4]);
    const second = await entities(`facts(first: 3, after: "${pageInfo.endCursor}") { ${page} }`, [
      'cao-bang',
    ]);
    expect(second.body.data._entities[0].facts).toEqual({
      pageInfo: { endCursor: expect.any(String), hasNextPage: false },
      totalCount: 4,
      edges: [{ node: { id: 'f4' } }],
    });
  });

  it('say what was printed, where, and what contains them', async () => {
    const { body } = await entities(
      'facts(measure: "unions", year: 2024) { edges { node { id unit form printed sector includedIn quantity { value exact } document { id status } } } }',
      ['cao-bang'],
    );
    const common = {
      unit: 'cao-bang',
      form: 'SUMMARY',
      printed: null,
      document: { id: 'report-2024', status: 'FINAL' },
    };
    expect(body.data._entities[0].facts.edges.map((edge: any) => edge.node)).toEqual([
      { id: 'f2', ...common, sector: null, includedIn: null, quantity: { value: 30, exact: true } },
      {
        id: 'f3',
        ...common,
        sector: 'PRODUCTION_BUSINESS',
        includedIn: 'f2',
        quantity: { value: 10, exact: true },
      },
    ]);
  });

  it.each([
    ['facts(first: 0) { totalCount }', 'Argument "first" must be a page size from 1 to 500, got 0'],
    ['facts(after: "?") { totalCount }', 'Argument "after" must be the endCursor of a page before, got "?"'],
    ['facts(year: 1999) { totalCount }', 'Argument "year" must be a year from 2000 to 2100, got 1999'],
    ['report(year: 99999) { year }', 'Argument "year" must be a year from 2000 to 2100, got 99999'],
    ['reports(from: 2024, to: 2023) { year }', 'Argument "from" must be at most "to" (2023), got 2024'],
  ])('refuse a wrong argument by name: %s', async (selection, message) => {
    const { body } = await entities(selection, ['cao-bang']);
    expect(body.errors.map((error: any) => [error.message, error.extensions.code])).toEqual([
      [message, 'BAD_USER_INPUT'],
    ]);
  });
});

describe('units', () => {
  it('have figures of their own, which are not added to a province that gave its total', async () => {
    const { body } = await entities(
      'units(parent: "cao-bang") { totalCount edges { node { id level parent figures(year: 2024) { membership { members { value } } } } } }',
      ['cao-bang'],
    );
    expect(body.data._entities[0].units).toEqual({
      totalCount: 2,
      edges: [
        {
          node: {
            id: 'huyen-a',
            level: 'DISTRICT',
            parent: 'cao-bang',
            figures: { membership: { members: { value: 40 } } },
          },
        },
        { node: { id: 'huyen-b', level: 'DISTRICT', parent: 'cao-bang', figures: null } },
      ],
    });
  });
});
