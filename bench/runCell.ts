import { setTimeout as delay } from 'node:timers/promises';
import { addUp, provinceIds, year } from './country';
import type { Country } from './countryProcesses';
import { gateways, type RunningGateway } from './gateways';
import { askInTurn, askOnce, runLoad, type LoadOptions, type LoadResult } from './load';
import type { Cell } from './plan';
import { cpuMillis, openFiles, residentMegabytes } from './process';
import { coldQuestions, type Pace } from './pace';
import { runPaced } from './paced';
import type { Question } from './question';
import { atRest } from './rest';
import { isScale, scales, type Scale } from './scale';
import { mostResidentMegabytes } from './targets';
import { hangingProvinces, newLists, questionsOf } from './workloads';

export interface CellResult extends Cell, LoadResult {
  repeat: number;
  /** Per request, of all processes of the gateway. */
  gatewayCpuMillis: number;
  provincesCpuMillis: number;
  residentMegabytes: number;
  startMillis: number;
}

export async function runCell(
  country: Country,
  cell: Cell,
  repeat: number,
  pace: Pace,
): Promise<CellResult | null> {
  const { workload, gateway: name, count } = cell;
  if (workload === 'first') return runFirst(country, cell, repeat);
  if (workload === 'cold') return runCold(country, cell, repeat);
  if (isScale(workload)) return runScale(country, cell, repeat, scales[workload]);
  const questions = questionsOf(workload, gateways[name].dialect, count);
  if (!questions) return null;
  const gateway = await country.gateway(name);
  await settled(country);
  const options: LoadOptions = {
    origins: [gateway.origin],
    questions:
      workload === 'mix' ? questions.map((question) => toleratingWrites(question, country)) : questions,
    zipf: workload === 'mix',
    headers: gateway.headers,
    connections: pace.connections,
    seconds: pace.seconds,
  };
  const warmUp = () => runLoad({ ...options, seconds: pace.warmUpSeconds });
  const measure = () => measured(country, [gateway], () => runLoad(options));
  const result =
    workload === 'hanging'
      ? await whileHanging(country, warmUp, measure)
      : workload === 'mix'
        ? await whileWriting(country, gateway, warmUp, measure)
        : (await warmUp(), await measure());
  return finished(cell, repeat, result, [gateway]);
}

/** What it was, with what its gateways have come to hold, which must not be too much. */
function finished(cell: Cell, repeat: number, result: Measured, all: readonly RunningGateway[]): CellResult {
  const resident = Math.max(...all.map(({ role }) => residentMegabytes(role.pid)));
  const isProduct = gateways[cell.gateway].dialect === 'product';
  const problems =
    isProduct && resident >= mostResidentMegabytes
      ? [
          `the gateway holds ${resident.toFixed(0)} MB after ${cell.workload}, expected below ${mostResidentMegabytes}`,
        ]
      : [];
  return {
    ...cell,
    repeat,
    ...result,
    problems: [...result.problems, ...problems],
    residentMegabytes: resident,
    startMillis: all[0]?.role.startMillis ?? 0,
  };
}

const scaleWarmUpSeconds = 1.5;

/** A dashboard's questions at a fixed rate, of which each gateway gets its share. */
async function runScale(country: Country, cell: Cell, repeat: number, scale: Scale): Promise<CellResult> {
  const all = await country.replicas(scale.gateways);
  const [{ headers } = { headers: {} }] = all;
  await settled(country);
  const options = {
    origins: all.map(({ origin }) => origin),
    questions: questionsOf('mix', gateways[cell.gateway].dialect, cell.count) ?? [],
    zipf: true,
    headers,
    requestsPerSecond: scale.requestsPerSecond,
  };
  // As fast as they can: each of them has code that is not compiled yet.
  await runLoad({ ...options, connections: 8, seconds: scaleWarmUpSeconds * scale.gateways });
  const result = await measured(country, all, () => runPaced({ ...options, seconds: scale.seconds }));
  return finished(cell, repeat, result, all);
}

/** What one client waits for who asks all provinces of a gateway that nobody asked anything yet. */
async function runFirst(country: Country, cell: Cell, repeat: number): Promise<CellResult | null> {
  const { gateway: name, count } = cell;
  const [question] = questionsOf('list', gateways[name].dialect, count) ?? [];
  if (!question) return null;
  await settled(country);
  const gateway = await country.freshGateway(name);
  try {
    await atRest(gateway);
    const result = await measured(country, [gateway], () => askOnce(gateway, question));
    return finished(cell, repeat, result, [gateway]);
  } finally {
    await gateway.role.stop();
  }
}

/**
 * What one client waits for who asks all provinces for what was never asked before, of a gateway that has answered other
 * questions.
 */
async function runCold(country: Country, cell: Cell, repeat: number): Promise<CellResult> {
  const { gateway: name, count } = cell;
  const { warmUp, asked } = coldQuestions(count);
  const all = warmUp + asked;
  const questions = newLists(gateways[name].dialect, count, repeat * all, all);
  const gateway = await country.gateway(name);
  await settled(country);
  await askInTurn(gateway, questions.slice(0, warmUp));
  const result = await measured(country, [gateway], () => askInTurn(gateway, questions.slice(warmUp)));
  return finished(cell, repeat, result, [gateway]);
}

/** Connections that may stay open; fewer provinces do not have so many. */
const mostOpenAtRest = 2_000;
const mostSettleMillis = 3_000;

/**
 * The load before leaves a connection per client and province, which are closed when they have not been used for some
 * seconds. That is not this cell's work, and those of all gateways together are more than a process may hold.
 */
async function settled({ provinces, count }: Country): Promise<void> {
  const until = Date.now() + mostSettleMillis;
  const isAtRest = () => openFiles(provinces.pid) < count + mostOpenAtRest;
  while (!isAtRest() && Date.now() < until) await delay(200);
}

type Measured = LoadResult & Pick<CellResult, 'gatewayCpuMillis' | 'provincesCpuMillis'>;

async function measured(
  country: Country,
  all: readonly RunningGateway[],
  load: () => Promise<LoadResult>,
): Promise<Measured> {
  const ofGateways = () => all.reduce((sum, { role }) => sum + cpuMillis(role.pid), 0);
  const before = { gateways: ofGateways(), provinces: cpuMillis(country.provinces.pid) };
  const result = await load();
  return {
    ...result,
    gatewayCpuMillis: (ofGateways() - before.gateways) / result.requests,
    provincesCpuMillis: (cpuMillis(country.provinces.pid) - before.provinces) / result.requests,
  };
}

/** The warm-up is what opens the breakers of those that hang; what is measured is what lasts. */
async function whileHanging(
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
function toleratingWrites(question: Question, country: Country): Question {
  return { ...question, problemOf: (body) => question.problemOf(body, country.written) };
}

/** A province has a new revision every now and then, and pushes it; in the end the total has every one of the writes. */
async function whileWriting(
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
