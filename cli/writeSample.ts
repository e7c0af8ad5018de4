import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSample } from '../sample';
import { readSampleSources, type ProjectSources } from './sampleSources';

export interface SampleCommandOptions {
  provinces: string;
  years: readonly number[];
  seed: number;
  out: string;
}

export interface SampleResult {
  files: number;
  provinces: number;
  millis: number;
}

/** @throws UnknownProvinceError before anything is written */
export function writeSample({ provinces, years, seed, out }: SampleCommandOptions): SampleResult {
  const startedAt = performance.now();
  const sources = readSampleSources();
  const selected = selectProvinces(provinces, sources);
  const sample = createSample(sources, seed);
  let files = 0;
  let provincesWritten = 0;
  for (const province of selected) {
    const own = years.map((year) => sample.file(province, year)).filter((file) => file !== null);
    if (own.length === 0) continue;
    const folder = join(out, province);
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of own) writeFileSync(join(folder, name), content);
    files += own.length;
    provincesWritten += 1;
  }
  return { files, provinces: provincesWritten, millis: performance.now() - startedAt };
}

export class UnknownProvinceError extends Error {}

/** The ids that a list of cluster ids, province ids and `all` stands for, each once. */
export function selectProvinces(list: string, { provinces, clusters }: ProjectSources): string[] {
  const ids = provinces.map(({ id }) => id);
  const selected = list.split(',').flatMap((part) => {
    const name = part.trim();
    if (name === 'all') return ids;
    const members = clusters.get(name);
    if (members) return members;
    if (ids.includes(name)) return [name];
    throw new UnknownProvinceError(
      `Cần all, một mã tỉnh hoặc một trong ${[...clusters.keys()].join(', ')}, gặp "${name}". Expected all, a province id or one of ${[...clusters.keys()].join(', ')}, got "${name}"`,
    );
  });
  return [...new Set(selected)];
}
