import { setTimeout as delay } from 'node:timers/promises';
import { addUp, provinceIds, year } from './country';
import type { Country } from './countryProcesses';
import type { RunningGateway } from './gateways';
import type { LoadResult } from './load';
import type { Question } from './question';
import { hangingProvinces } from './workloads';

/** The warm-up is what opens the breakers of those that hang; what is measured is what lasts. */
export async function whileHanging<Measured extends LoadResult>(
  country: Country,
  warmUp: () => Promise<unknown>,
  measure: () => Promise<Measured>,
): Promise<Measured> {
  await country.provinces.call('hang', hangingProvinces(country.count));
  try {
    for (let round = 0; round < breakerRounds; round += 1) await warmUp();
    return await measure();
  } finally {
    await country.provinces.call('hang', []);
    await delay(breakerOpenMillis);
  }
}

/** Five requests of 3 s that time out open a breaker; eight are under way at once. */
const breakerRounds = 4;
/** With some room. */
const breakerOpenMillis = 6_000;

const writeEveryMillis = 200;

/** An answer of before a write is right, and one of after it. */
export function toleratingWrites(question: Question, country: Country): Question {
  return { ...question, problemOf: (body) => question.problemOf(body, country.written) };
}

/** A province has a new revision every now and then, and pushes it; in the end the total has every one of the writes. */
export async function whileWriting<Measured extends LoadResult>(
  country: Country,
  gateway: RunningGateway,
  warmUp: () => Promise<unknown>,
  measure: () => Promise<Measured>,
): Promise<Measured> {
  await warmUp();
  const ids = provinceIds(country.count);
  let over = false;
  const writing = (async () => {
    for (let turn = 0; !over; turn += 1) {
      const province = ids[turn % ids.length] ?? '';
      country.written += 1;
      await country.provinces.call('write', province);
      await push(gateway, province, country.tokenOf(province));
      await delay(writeEveryMillis);
    }
  })();
  const result = await measure();
  over = true;
  await writing;
  const members = await membersOf(gateway);
  const expected = (addUp(ids, year)[0] ?? 0) + country.written;
  const problems =
    members === expected ? [] : [`after ${country.written} writes: ${members}, not ${expected}`];
  await undoWrites(country, gateway);
  return { ...result, problems: [...result.problems, ...problems] };
}

/** What is measured next expects what the country had at first. */
async function undoWrites(country: Country, gateway: RunningGateway): Promise<void> {
  country.written = 0;
  const ids = (await country.provinces.call('undo')) as string[];
  for (const id of ids) await push(gateway, id, country.tokenOf(id));
}

async function push({ origin }: RunningGateway, province: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/provinces/${province}/revision`, { method: 'POST', headers });
  if (!response.ok) throw new Error(`The push of ${province} got status ${response.status}`);
}

async function membersOf({ origin, headers }: RunningGateway): Promise<number> {
  const query = `{ totals(scope: { allProvinces: true }, years: [${year}]) { figures { membership { members { value } } } } }`;
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { totals: { figures: { membership: { members: { value: number } } } }[] };
  };
  return data.totals[0]?.figures.membership.members.value ?? 0;
}
