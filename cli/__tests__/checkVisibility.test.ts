import { signToken } from '../../platform/gatewayTokens/signer';
import { readSigningKey } from '../../platform/gatewayTokens/keys';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { readSecret } from '../../platform/secret';
import { startForeignProvince, type ForeignProvince } from '../../conformance/__tests__/foreignProvince';
import { startTampered, type Tampering } from '../../conformance/__tests__/tampering';
import { checkProvince } from '../../conformance/checkProvince';
import { sentenceProblems } from '../../conformance/sentences';
import { draftProblems, smallNumberProblems } from '../../conformance/visibility';

let foreign: ForeignProvince;
beforeAll(async () => {
  foreign = await startForeignProvince();
});
afterAll(() => foreign.stop());

async function statuses(tampering: Tampering): Promise<Record<string, string>> {
  const server = await startTampered(foreign.url, tampering);
  try {
    const { checks } = await checkProvince({
      url: server.url,
      province: 'dien-bien',
      year: 2024,
      signingKey: testPrivateKey,
      chooses: (id) => id.startsWith('shown.'),
    });
    return Object.fromEntries(
      checks.flatMap(({ id, status }) => (id.startsWith('shown.') ? [[id, status]] : [])),
    );
  } finally {
    await server.stop();
  }
}

/** What a service says that has a draft, by the facts that it shows. */
function asDraft(answer: unknown): void {
  const text = JSON.stringify(answer).replaceAll(/"status":"\w+"/g, '"status":"DRAFT"');
  Object.assign(answer as object, JSON.parse(text));
}

describe('the check of who sees what', () => {
  it('passes over what there is nothing of', async () => {
    expect(await statuses({})).toEqual({
      'shown.drafts': 'notShown',
      'shown.smallNumbers': 'notShown',
      'shown.sentences': 'notShown',
      'shown.alike': 'pass',
      'shown.tags': 'pass',
      'shown.revisions': 'pass',
    });
  });

  it('finds drafts that everybody is shown', async () => {
    expect(await statuses({ answer: asDraft })).toMatchObject({ 'shown.drafts': 'fail' });
  });

  it('finds a service that takes everybody for the province itself', async () => {
    const { key, id } = readSigningKey(readSecret(testPrivateKey));
    const itself = { role: 'province', id: 'test', province: 'dien-bien' } as const;
    const headersSent = (headers: Headers) => {
      if (!headers.has('authorization')) return Promise.resolve();
      headers.set('authorization', `Bearer ${signToken({ id, key }, ['dien-bien'], itself)}`);
      return Promise.resolve();
    };
    expect(await statuses({ headersSent })).toMatchObject({ 'shown.revisions': 'fail' });
  });
});

describe('drafts', () => {
  const fact = (id: string, draft: boolean) => ({ id, document: `document of ${id}`, draft });

  it('are hidden, and nothing else is', () => {
    expect(draftProblems([fact('a', true), fact('b', false)], [{ id: 'b' }], 'role public')).toEqual([]);
  });

  it('are named where they are shown, and so is what is hidden without being one', () => {
    expect(draftProblems([fact('a', true), fact('b', false)], [{ id: 'a' }], 'role public')).toEqual([
      {
        where: 'fact a, asked by role public',
        expected: 'not shown, since document "document of a" is a draft',
        got: 'shown',
      },
      {
        where: 'fact b, asked by role public',
        expected: 'shown, since document "document of b" is no draft',
        got: 'not shown',
      },
    ]);
  });
});

describe('a small number', () => {
  it('is withheld with its text, and the reason is said', () => {
    const row = { id: 'a', quantity: null, printed: null, withheld: 'SMALL_NUMBER' };
    expect(smallNumberProblems([{ id: 'a' }], [row], 'role analyst')).toEqual([]);
  });

  it.each([
    ['its number', { quantity: { value: 3 } }],
    ['its text', { printed: '3 người' }],
    ['no reason', { withheld: null }],
    ['its sentence', { excerpt: { marked: '3 người' } }],
  ])('is not shown with %s', (_what, change) => {
    const row = { id: 'a', quantity: null, printed: null, withheld: 'SMALL_NUMBER', ...change };
    expect(smallNumberProblems([{ id: 'a' }], [row], 'role analyst')).toMatchObject([
      { where: 'fact a, asked by role analyst', expected: expect.stringContaining('SMALL_NUMBER') },
    ]);
  });
});

describe('the sentence of a fact', () => {
  const row = {
    id: 'a',
    printed: '20 người',
    excerpt: { before: 'Tặng quà ', marked: '20 người', after: '.' },
    document: { text: 'Năm 2024. Tặng quà 20 người.' },
  };

  it('is a part of the text with the number as printed', () => {
    expect(sentenceProblems(row)).toEqual([]);
    expect(sentenceProblems({ ...row, document: { text: null } })).toEqual([]);
  });

  it.each([
    ['another number', { printed: '30 người' }],
    ['words that the text does not have', { document: { text: 'Tặng 20 người.' } }],
  ])('has not %s', (_what, change) => {
    expect(sentenceProblems({ ...row, ...change })).toMatchObject([{ where: 'fact a, excerpt' }]);
  });
});
