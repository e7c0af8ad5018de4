import { setTimeout as delay } from 'node:timers/promises';
import type { ProvinceId, System } from './system';

/** What callers ask; how is changed while it runs. */
export interface Traffic {
  /** Whether each question has a text of its own, and is about a year that nobody asked for before. */
  isNew: boolean;
  stop(): Promise<void>;
}

export const reportedYear = new Date().getFullYear() - 1;

/** A few questions a second, some about each province. */
export function startTraffic(system: System): Traffic {
  const ended = new AbortController();
  const traffic = { isNew: false, stop: () => (ended.abort(), running) };
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const name = traffic.isNew ? `New${asked}` : 'Same';
    const year = traffic.isNew ? 2000 + (asked % 100) : reportedYear;
    const query = `query ${name}($year: Int!) {
      a: province(id: "cao-bang") { report(year: $year) { year figures { membership { members { value } } } } }
      b: province(id: "lang-son") { report(year: $year) { year figures { membership { members { value } } } } }
    }`;
    const response = await fetch(`${system.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${system.analystKey}` },
      body: JSON.stringify({ query, variables: { year } }),
      signal: AbortSignal.timeout(10_000),
    });
    await response.arrayBuffer();
  };
  const running = (async () => {
    while (!ended.signal.aborted) {
      // What becomes of an answer is seen by the metrics, which are what is tried here.
      void ask().catch(() => undefined);
      await delay(150);
    }
  })();
  return traffic;
}

/** Imports one number; what became of it is for the metrics to say. */
export async function importReport(
  { importUrlOf, tokenOf }: System,
  id: ProvinceId,
  { year, value }: { year: number; value: number },
): Promise<number> {
  const body = `id,unit,year,measure,form,value\nf${year},${id},${year},members,SUMMARY,${value}\n`;
  const document = `bao-cao-${year}`;
  const query = `format=csv&by=alerts&file=${document}.csv&document.id=${document}&document.file=${document}.txt`;
  const response = await fetch(`${importUrlOf(id)}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(id)}`, 'content-type': 'text/csv' },
    body,
    signal: AbortSignal.timeout(60_000),
  });
  await response.arrayBuffer();
  return response.status;
}
