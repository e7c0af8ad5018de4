import { gateways } from './gateways';
import type { Cell } from './plan';
import { isScale, scales } from './scale';

/** How long a cell is loaded. */
export interface Pace {
  connections: number;
  seconds: number;
  warmUpSeconds: number;
}

/** What lasts long needs longer to be measured; what ran before is warm already. */
export function paceOf({ count, workload }: Cell, repeat: number, quick: boolean): Pace {
  if (quick) return { connections: 8, seconds: 1, warmUpSeconds: 1 };
  const seconds = workload === 'hanging' ? 6 : count >= 250 ? 3 : 2;
  return { connections: 8, seconds, warmUpSeconds: repeat === 0 ? 2 : 1 };
}

/** Whether a cell is run in that repeat: a minute of screens is as long as all repeats of others. */
export function isRepeated({ workload }: Cell, repeat: number): boolean {
  return workload !== 'screens' || repeat === 0;
}

/** How many questions that were never asked before one client asks, one after the other. */
export function coldQuestions(count: number): { warmUp: number; asked: number } {
  return count >= 250 ? { warmUp: 3, asked: 15 } : { warmUp: 20, asked: 100 };
}

/** What a cell takes beside its load on two quiet cores: its gateway comes to rest, and the load is put together. */
const besidesSeconds = 0.4;
/** A gateway that was never asked is started and left alone until it is still. */
const firstSeconds = 6;
/** Of gateways that take a long time for each question, and of the two others. */
const coldSeconds = { slow: 5, fast: 2 };
const hangingSeconds = 16;
const scaleBesidesSeconds = 4;

/** What so many repeats of cells will take, without the starts of their countries and gateways. */
export function plannedSeconds(cells: readonly Cell[], repeats: number, quick: boolean): number {
  let sum = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const cell of cells.filter((one) => isRepeated(one, repeat))) sum += secondsOf(cell, repeat, quick);
  }
  return sum;
}

function secondsOf(cell: Cell, repeat: number, quick: boolean): number {
  const { count, workload, gateway } = cell;
  if (workload === 'first') return firstSeconds;
  if (workload === 'cold')
    return count >= 250 || gateways[gateway].dialect === 'plain' ? coldSeconds.slow : coldSeconds.fast;
  if (workload === 'hanging') return hangingSeconds;
  if (isScale(workload)) return scales[workload].seconds + scaleBesidesSeconds;
  const { seconds, warmUpSeconds } = paceOf(cell, repeat, quick);
  return seconds + warmUpSeconds + besidesSeconds;
}
