import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvinceService } from '..';
import { eventually } from '../../../platform/testing/eventually';
import { createTestLogger } from '../../../platform/testing/logLines';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const folder = mkdtempSync(join(tmpdir(), 'token-rotation-'));
const file = join(folder, 'token');
const [old, next] = [createToken(), createToken()];
const { logger, messages } = createTestLogger();
let service: ProvinceService;

beforeAll(async () => {
  writeFileSync(file, `${old.token}\n`);
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ file }), maxBytes: 1_000, maxUnpackedBytes: 1_000 },
    watchMillis: 20,
    logger,
  });
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

async function statusWith(token: string): Promise<number> {
  const response = await fetch(
    `${service.origin}/cao-bang/import?dryRun=true&by=test&file=a.csv&document.id=a`,
    {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
      body: 'unit,year,measure,value\ncao-bang,2024,members,5\n',
    },
  );
  await response.body?.cancel();
  return response.status;
}

it("a province's token is another as soon as its file is, without a stop", async () => {
  expect([await statusWith(old.token), await statusWith(next.token)]).toEqual([200, 401]);
  writeFileSync(file, next.hash);
  await eventually(() => expect(messages).toContain('Took a new secret'));
  expect([await statusWith(old.token), await statusWith(next.token)]).toEqual([401, 200]);
  // A file that cannot be used changes nothing.
  writeFileSync(file, 'short');
  await eventually(() => expect(messages).toContain('Refused a secret; the current one stays'));
  expect([await statusWith(old.token), await statusWith(next.token)]).toEqual([401, 200]);
});
