import type { ProvinceService } from '../..';
import { effort } from '../../../../platform/testing/effort';
import { noteTried } from '../../../../platform/testing/tried';
import { loadRules } from '../../../../platform/loadRules';
import { createToken } from '../../../../platform/tokens';
import { fileCases, type FileCase } from '../fileCases';
import { factLine, outcomeOf, refusalIn, withoutPeriod } from '../fileCaseOutcomes';
import { itself, startTestService } from '../testProvinces';

const { token, hash } = createToken();
let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 10_000_000, maxUnpackedBytes: 10_000_000 },
  });
});
afterAll(() => service.stop());

/** Findings are answered: what the files hold is tried here, and not what the rules say of it. */
const answered = {
  accept: loadRules()
    .map(({ id }) => id)
    .join(','),
  reason: 'tried',
};

interface Refusal {
  message: string;
  extensions: { problems?: { place: string; message: string }[] };
}

function saidBy({ message, extensions: { problems } }: Refusal): string {
  return problems?.map((problem) => `${problem.place}: ${problem.message}`).join(' ') ?? message;
}

async function post(path: string, parameters: Record<string, string>, body?: string | Uint8Array) {
  const response = await fetch(
    `${service.origin}/cao-bang/${path}?${new URLSearchParams(parameters).toString()}`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      ...(body !== undefined && { body: Buffer.from(body as string) }),
    },
  );
  const answer = (await response.json()) as {
    changed?: boolean;
    revision?: number;
    errors?: Refusal[];
  };
  return { status: response.status, ...answer };
}

/** What the province holds of a file that was sent; all of it is taken back. Or why it was refused. */
async function send({ name, content }: FileCase): Promise<{ facts: string[] } | { refused: string }> {
  const format = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const named = { by: 'test', file: name, format };
  const withId = await post('import', { ...named, ...answered, 'document.id': 'tried' }, content);
  if (withId.errors) return { refused: withId.errors.map(saidBy).join(' ').replace(/\s+/g, ' ') };
  const store = service.stores.get('cao-bang');
  if (!store || withId.revision === undefined) throw new Error('The service holds Cao Bằng');
  const { rows } = await store.facts({}, { limit: 500, after: null }, itself(withId.revision));
  const facts = rows.map((fact) => factLine(fact)).sort();
  if (withId.changed) expect((await post('undo', { revision: String(withId.revision) })).status).toBe(200);
  return { facts };
}

/** One in so many; all of them by `npm run test:hostile`. */
const step = effort(12, 1);
const tried = fileCases.filter((_, index) => index % step === 0);

describe('a file of docs/import-cases.md over HTTP', () => {
  it.each(tried)('has the outcome that it has from a folder: $what', async (file) => {
    noteTried('imports', `case ${file.what}`);
    const expected = outcomeOf.get(file.what) ?? '';
    const refusal = refusalIn(expected);
    const outcome = await send(file);
    if (refusal === undefined) {
      const lines = expected === 'không có số liệu' ? [] : expected.split(', ');
      expect(outcome).toEqual({ facts: lines.map(withoutPeriod).sort() });
    } else expect(outcome).toEqual({ refused: expect.stringContaining(refusal) });
  });
});
