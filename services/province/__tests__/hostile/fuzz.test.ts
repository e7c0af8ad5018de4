import fc from 'fast-check';
import type { ProvinceService } from '../..';
import { effort } from '../../../../platform/testing/effort';
import { noteTried } from '../../../../platform/testing/tried';
import { createToken } from '../../../../platform/tokens';
import { startTestService } from '../testProvinces';

const { token, hash } = createToken();
let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 1_000_000, maxUnpackedBytes: 10_000_000 },
  });
});
afterAll(() => service.stop());

async function send(path: string, body: string | Uint8Array, authorization = `Bearer ${token}`) {
  const response = await fetch(`${service.origin}${path}`, {
    method: 'POST',
    headers: { authorization },
    body: body as string,
  });
  return { status: response.status, text: await response.text() };
}

const internals = /node_modules|\bat \S+ \(|TypeError|RangeError|ReferenceError|mongo|\.ts:\d/i;

/** What people and attackers put into cells. */
const cells = fc.oneof(
  fc.constantFrom(
    'cao-bang',
    '2024',
    'members',
    '5',
    '1.469',
    '1,469',
    'gần 60 tỷ',
    '93,75%',
    '-1',
    '1e9',
    '',
  ),
  fc.constantFrom(
    '=1+1',
    '@x',
    '"',
    '""',
    '\u0000',
    '\u202e',
    '\u001b[31m',
    '$where',
    '__proto__',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const header = 'unit,year,measure,value,printed\n';
const csv = fc
  .array(fc.array(cells, { maxLength: 8 }), { maxLength: 8 })
  .map((rows) => header + rows.join('\n'));
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .array(
      fc.dictionary(fc.constantFrom('unit', 'year', 'measure', 'value', '__proto__', 'x'), fc.jsonValue()),
    )
    .map((facts) => JSON.stringify({ facts })),
);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('a file written at random', () => {
  it.each([
    ['csv', csv],
    ['json', json],
    ['csv', bytes],
    ['json', bytes],
    ['xlsx', bytes],
  ] as [string, fc.Arbitrary<string | Uint8Array>][])(
    'of %s is tried or refused with its place',
    async (format, files) => {
      await fc.assert(
        fc.asyncProperty(files, async (content) => {
          noteTried('imports', `${format} ${Buffer.from(content as string).toString('base64')}`);
          const { status, text } = await send(
            `/cao-bang/import?format=${format}&by=x&document.id=d&file=hostile.${format}&dryRun=true`,
            content,
          );
          expect([200, 400, 422]).toContain(status);
          expect(text).not.toMatch(internals);
          // eslint-disable-next-line no-control-regex -- nothing that moves a terminal comes back
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
        }),
        { numRuns: effort(10, 150), interruptAfterTimeLimit: effort(3_000, 15_000) },
      );
    },
  );
});
