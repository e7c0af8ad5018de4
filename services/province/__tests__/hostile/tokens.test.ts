import fc from 'fast-check';
import type { ProvinceService } from '../..';
import { effort } from '../../../../platform/testing/effort';
import { noteTried } from '../../../../platform/testing/tried';
import { createToken } from '../../../../platform/tokens';
import { startTestService } from '../testProvinces';

const { token, hash } = createToken();
const ended = createToken('2020-01-01');
let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService(['cao-bang', 'lang-son'], {
    imports: {
      tokenOf: (province) => ({ value: province === 'cao-bang' ? hash : ended.hash }),
      maxBytes: 100_000,
      maxUnpackedBytes: 1_000_000,
    },
  });
});
afterAll(() => service.stop());

const nearly = fc.oneof(
  fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Basic Og==',
    hash,
    `Bearer ${hash}`,
    `bearer  ${token}`,
    `Bearer ${token}x`,
  ),
  fc.constantFrom(
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.toUpperCase()}`,
    `Bearer ${token},${token}`,
    `Token ${token}`,
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => `Bearer ${text}`),
);
const places = fc.constantFrom('cao-bang', 'lang-son', 'dien-bien', '__proto__', '..%2f', '%00');

describe('a token that is not the right one', () => {
  it('gets nothing, and the same whatever is wrong with it and whether the province is there', async () => {
    const said = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        nearly,
        places,
        fc.constantFrom('import?format=csv', 'undo?revision=1'),
        async (given, place, route) => {
          noteTried('tokens', `${given} ${place} ${route}`);
          const response = await fetch(`${service.origin}/${place}/${route}`, {
            method: 'POST',
            headers: { authorization: given.trim() },
            body: 'unit,year,measure,value\ncao-bang,2024,members,7\n',
          });
          const text = await response.text();
          expect([400, 401, 404, 429]).toContain(response.status);
          expect(text).not.toContain(token);
          if (response.status === 401) said.add(text.replace(/"requestId":"[^"]*"/, ''));
        },
      ),
      { numRuns: effort(60, 400), interruptAfterTimeLimit: effort(5_000, 30_000) },
    );
    expect([...said].length).toBeLessThanOrEqual(1);
    expect(await service.stores.get('cao-bang')?.revision()).toBe(0);
  }, 60_000);

  it('has ended with its day', async () => {
    const response = await fetch(`${service.origin}/lang-son/import?format=csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ended.token}` },
      body: 'x',
    });
    expect([401, 429]).toContain(response.status);
  });
});
