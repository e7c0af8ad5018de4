import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from './stack';

/** The members that a province reports, as far as its operator can know. */
export interface Known {
  /** The year that it reports. */
  year: number;
  /** Every value whose import was acknowledged, the last one last; each is greater than those before. */
  acknowledged: { value: number; at: number }[];
  /** The hashes of the files whose imports were acknowledged. */
  files: Set<string>;
  /** One whose import was sent and not acknowledged: it may be in or not. */
  uncertain: number | null;
  /** Every value that was ever sent. */
  sent: Set<number>;
}

export type KnownMembers = ReadonlyMap<string, Known>;

export function nothingKnown(year: number): Known {
  return { year, acknowledged: [], files: new Set(), uncertain: null, sent: new Set() };
}

/** The last value that was acknowledged until then; 0 if none was. */
export function acknowledgedUntil({ acknowledged }: Known, at: number): number {
  return acknowledged.findLast((one) => one.at <= at)?.value ?? 0;
}

/** Imports a report of one number, again until it is taken: an operator whose import failed sends it again. */
export async function importMembers(
  province: string,
  site: Site,
  known: Known,
  value: number,
  isOver: () => boolean = () => false,
): Promise<void> {
  const file = `id,unit,year,measure,form,value\nf1,${province},${known.year},members,SUMMARY,${value}\n`;
  known.uncertain = value;
  known.sent.add(value);
  while (!(await sendImport(site, 'bao-cao', file))) {
    if (isOver()) return;
    await delay(500);
  }
  known.acknowledged.push({ value, at: Date.now() });
  known.files.add(createHash('sha256').update(file).digest('hex'));
  known.uncertain = null;
}

/** Imports a report that stays as it is, of awards. */
export async function importAwards(province: string, site: Site, known: Known, value: number): Promise<void> {
  const file =
    'id,unit,year,measure,form,kind,value\n' +
    `k1,${province},${known.year},awards,SUMMARY,CERTIFICATE_OF_MERIT,${value}\n`;
  if (!(await sendImport(site, 'khen-thuong', file))) throw new Error(`${province} took no report of awards`);
}

async function sendImport({ importUrl, token }: Site, document: string, body: string): Promise<boolean> {
  const query = `format=csv&by=bench&file=${document}.csv&document.id=${document}&document.file=${document}.txt`;
  try {
    const response = await fetch(`${importUrl}?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body,
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
