import { setTimeout as delay } from 'node:timers/promises';
import type { RunningGateway } from './gateways';
import { cpuMillis } from './process';

const mostRestMillis = 15_000;
/** The probes of a thousand provinces go on. */
const stillMillis = 120;

/** What a gateway does at its start, whether it says that it is up before or after, is not what its first question costs. */
export async function atRest({ role: { pid } }: RunningGateway): Promise<void> {
  const until = Date.now() + mostRestMillis;
  for (let [before, now] = [-Infinity, cpuMillis(pid)]; now - before > stillMillis && Date.now() < until;) {
    await delay(1_500);
    [before, now] = [now, cpuMillis(pid)];
  }
}
