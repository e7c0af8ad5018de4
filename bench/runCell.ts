import { setTimeout as delay } from 'node:timers/promises';
import type { Country } from './countryProcesses';
import { toleratingWrites, whileHanging, whileWriting } from './disturbances';
import { gateways, type RunningGateway } from './gateways';
import { askInTurn, askOnce, runLoad, type LoadOptions, type LoadResult } from './load';
import type { Cell } from './plan';
import { cpuMillis, openFiles, residentMegabytes } from './process';
import { coldQuestions, type Pace } from './pace';
import { runPaced } from './paced';
import { atRest } from './rest';
import { isScale, scales, type Scale } from './scale';
import { mostResidentMegabytes } from './targets';
import { newLists, questionsOf } from './workloads';

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
