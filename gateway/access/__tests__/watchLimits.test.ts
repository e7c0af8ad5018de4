import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { eventually } from '../../../platform/testing/eventually';
import { builtInLimits } from '../limits';
import { createRates } from '../rates';
import { watchLimits } from '../watchLimits';

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

const caller = { role: 'public', id: 'anybody' } as const;

it('limits are taken while the gateway runs; a file that cannot be used leaves those before', async () => {
  const file = join(folder, 'limits.yml');
  const write = (requests: number | string) =>
    writeFileSync(file, `public:\n  requestsPerMinute: ${requests}\n`);
  const lines: { msg: string; err?: { message: string } }[] = [];
  const logger = pino(
    {},
    { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[number]) },
  );
  write(1);
  const { limitsOf, stop } = watchLimits(file, 10, logger);
  const rates = createRates(limitsOf, null);
  try {
    expect(await rates.takeRequest(caller)).toMatchObject({ limit: 1, exceeded: false });
    expect(await rates.takeRequest(caller)).toMatchObject({ limit: 1, exceeded: true });
    write(300);
    await eventually(() => expect(limitsOf('public').requestsPerMinute).toBe(300));
    expect(await rates.takeRequest(caller)).toMatchObject({ limit: 300, remaining: 297, exceeded: false });
    write('many');
    await eventually(() => expect(lines.at(-1)?.msg).toBe('Refused limits; the current ones stay'));
    expect(lines.at(-1)?.err?.message).toBe(
      `"${file}" cannot be used\n  line 2: public.requestsPerMinute: cần một số. Expected a number`,
    );
    expect(limitsOf('public').requestsPerMinute).toBe(300);
    expect(limitsOf('analyst')).toEqual(builtInLimits('analyst'));
  } finally {
    stop();
  }
});
