import type { ProvinceService } from '../..';
import { effort } from '../../../../platform/testing/effort';
import { noteTried } from '../../../../platform/testing/tried';
import { createToken } from '../../../../platform/tokens';
import { startTestService } from '../testProvinces';
import { foundFile, hostileFiles } from './hostileFiles';

const { token, hash } = createToken();
let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 100_000_000, maxUnpackedBytes: 1_000_000_000 },
  });
});
afterAll(() => service.stop());

/** Sends a file and asks for the service's health all the while. */
async function send(format: string, content: Uint8Array | string) {
  noteTried(
    'imports',
    `${format} ${Buffer.from(content as string)
      .subarray(0, 200_000)
      .toString('base64')}`,
  );
  const before = process.cpuUsage();
  const spans = watchTurns();
  let isDone = false;
  const health = (async () => {
    let asked = 0;
    while (!isDone) {
      const answer = await fetch(`${service.origin}/health/live`);
      if (!answer.ok) throw new Error(`Health is ${answer.status}`);
      await answer.arrayBuffer();
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return asked;
  })();
  const response = await fetch(
    `${service.origin}/cao-bang/import?format=${format}&by=test&document.id=hostile&file=hostile.${format}`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: content as string,
    },
  );
  const text = await response.text();
  isDone = true;
  return {
    status: response.status,
    text,
    // By the clock it is longer on a machine that has other work; this holds what asks for its health, too.
    processorMillis: millisOf(process.cpuUsage(before)),
    healthAnswers: await health,
    longestTurnMillis: spans.stop(),
  };
}

/**
 * The most processor time between two turns of the event loop: what a request to the same process has to wait, but for what
 * else the machine is doing.
 */
function watchTurns() {
  let longest = 0;
  let last = process.cpuUsage();
  const look = () => {
    longest = Math.max(longest, millisOf(process.cpuUsage(last)));
    last = process.cpuUsage();
  };
  const timer = setInterval(look, 1);
  return {
    stop() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}

function millisOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

describe('a hostile file', () => {
  it('of 61 KB that unfolds to 60 MB is refused within 500 ms', async () => {
    const content = foundFile();
    expect(content.length).toBeLessThan(100_000);
    // The fastest of a few: what else the machine does is not this file's doing.
    const answers = [await send('xlsx', content), await send('xlsx', content), await send('xlsx', content)];
    for (const { status, text, longestTurnMillis } of answers) {
      expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([422, 'IMPORT_REFUSED']);
      expect(longestTurnMillis).toBeLessThan(200);
    }
    expect(Math.min(...answers.map(({ processorMillis }) => processorMillis))).toBeLessThan(500);
  });

  const tried = hostileFiles.filter(({ isLarge }, index) =>
    isLarge ? effort(0, 1) === 1 : index % effort(3, 1) === 0,
  );
  it.each(tried.map((file) => [`${file.format}: ${file.what}`, file] as const))(
    'of %s is done with while the service goes on answering',
    async (_name, { format, content, isHarmless }) => {
      const { status, text, longestTurnMillis, healthAnswers } = await send(format, content());
      if (isHarmless) expect(status).toBe(200);
      else expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([422, 'IMPORT_REFUSED']);
      expect(text.length).toBeLessThan(200_000);
      expect(longestTurnMillis).toBeLessThan(200);
      expect(healthAnswers).toBeGreaterThan(0);
    },
    120_000,
  );
});
