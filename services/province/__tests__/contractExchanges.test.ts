import { readFileSync, writeFileSync } from 'node:fs';
import type { ProvinceService } from '..';
import type { Caller } from '../../../domain/roles';
import type { SourceDocument } from '../../../domain/facts';
import { projectPath } from '../../../platform/paths';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { importInto, startTestService } from './testProvinces';

/**
 * Requests and answers over examples/vectors/province.json, which implementers are given to hold their service against: held
 * here against this one. `UPDATE_EXAMPLES=1` writes down what this one answers.
 */
const updating = Boolean(process.env.UPDATE_EXAMPLES);
const exchangesFile = projectPath('examples', 'vectors', 'exchanges.json');

interface Exchange {
  id: string;
  as: 'public' | 'analyst' | 'own' | 'other';
  query: string;
  variables?: { r?: { id: string }[] };
  expected: Answer;
}

interface Answer {
  status: number;
  data?: unknown;
  /** The words are the service's own. */
  errors?: { path?: unknown; code?: unknown }[];
}

interface Vectors {
  exchanges: Exchange[];
}

interface ProvinceData {
  province: string;
  units: object[];
  documents: (SourceDocument & { unit: string; revision: number })[];
  facts: { document: string; [field: string]: unknown }[];
}

const vectors = JSON.parse(readFileSync(exchangesFile, 'utf8')) as Vectors;
const data = JSON.parse(
  readFileSync(projectPath('examples', 'vectors', 'province.json'), 'utf8'),
) as ProvinceData;
const { province } = data;

const callers: Record<Exchange['as'], Caller> = {
  public: { role: 'public', id: 'x' },
  analyst: { role: 'analyst', id: 'x' },
  own: { role: 'province', id: 'x', province },
  other: { role: 'province', id: 'x', province: 'cao-bang' },
};

let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService([province]);
  const store = service.stores.get(province);
  if (!store) throw new Error(`The service holds ${province}`);
  for (const { revision, ...document } of data.documents) {
    const content = {
      province,
      document,
      units: revision === 1 ? data.units : [],
      facts: data.facts
        .filter((fact) => fact.document === document.id)
        .map(({ document: _, ...fact }) => fact),
    };
    const choice = { adds: true, accept: 'ALL', reason: 'test' } as object;
    const imported = await importInto(store, content, `${document.id}.json`, choice);
    expect(imported).toEqual({ changed: true, revision });
  }
});
afterAll(() => service.stop());

async function ask(
  { as, query, variables }: Exchange,
  headers: Record<string, string> = {},
): Promise<Response> {
  const asked = variables?.r?.map(({ id }) => id) ?? [];
  return fetch(`${service.origin}/${province}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(await testAuthorization([province, ...asked], callers[as])),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
}

async function answerOf(response: Response): Promise<Answer> {
  const { status } = response;
  if (status !== 200) return { status };
  const body = (await response.json()) as {
    data?: unknown;
    errors?: { path?: unknown; extensions?: { code?: unknown } }[];
  };
  const errors = body.errors?.map(({ path, extensions }) => ({ path, code: extensions?.code }));
  return { status, data: body.data, ...(errors && { errors }) };
}

describe('an exchange of the contract:', () => {
  it.each(vectors.exchanges.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
    const answer = JSON.parse(JSON.stringify(await answerOf(await ask(each)))) as Answer;
    if (updating) each.expected = answer;
    else expect(answer).toEqual(each.expected);
  });

  it('is told again by 304 to who has the tag, without an error, and to nobody of another visibility', async () => {
    const [first] = vectors.exchanges;
    if (!first) throw new Error('There are exchanges');
    const etag = (await ask(first)).headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await ask(first, { 'if-none-match': etag })).status).toBe(304);
    expect((await ask({ ...first, as: 'own' }, { 'if-none-match': etag })).status).toBe(200);
  });
});

afterAll(() => {
  if (updating) writeFileSync(exchangesFile, JSON.stringify(vectors, null, 2));
});
