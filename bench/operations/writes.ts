import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from './stack';

/** The members that a province reports, as far as its operator can know. */
export interface Known {
  /** The year that it reports. */
  year: number;
  /** The last value whose import was acknowledged. */
  acknowledged: number;
  /** One whose import was sent and not acknowledged: it may be in or not. */
  uncertain: number | null;
  /** Every value that was ever sent. */
  sent: Set<number>;
}

export type KnownMembers = ReadonlyMap<string, Known>;

/** Values that end in the province's own number, so that one of another province is told apart. */
export function valueOf(index: number, step: number): number {
  return step * 100 + index;
}

/** Imports a report of one number, again until it is taken: an operator whose import failed sends it again. */
export async function importMembers(
  province: string,
  site: Site,
  known: Known,
  value: number,
  isOver: () => boolean,
): Promise<void> {
  known.uncertain = value;
  known.sent.add(value);
  while (!(await sendImport(province, site, known.year, value))) {
    if (isOver()) return;
    await delay(500);
  }
  known.acknowledged = value;
  known.uncertain = null;
}

async function sendImport(
  province: string,
  { importUrl, token }: Site,
  year: number,
  value: number,
): Promise<boolean> {
  const query = 'format=csv&document.id=bao-cao&document.file=bao-cao.txt';
  try {
    const response = await fetch(`${importUrl}?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: `id,unit,year,measure,form,value\nf1,${province},${year},members,SUMMARY,${value}\n`,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (response.status >= 400 && response.status < 500 && response.status !== 409) {
      throw new ImportRefused(`Status ${response.status}: ${text}`);
    }
    return response.ok;
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    return false;
  }
}

/** A fault of the test, not of the stack. */
class ImportRefused extends Error {}
