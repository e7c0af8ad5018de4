import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSample } from '../sample';
import type { ImportFile } from '../services/province';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import { defaultSeed, defaultYears, yearsBetween } from './sample';
import { readSampleSources, type ProjectSources } from './sampleSources';
import { seedFiles } from './seedFiles';

export interface StartOptions {
  /** Whether to load sample data beside the reports of data/seeds. */
  sample: boolean;
  /** Every generation of every province; without it the provinces of provinces.yml. */
  provinces?: 'all';
}

export type FilesOf = (province: string) => ImportFile[];

export interface StartContent {
  /** With the list of provinces to route to. */
  config: Config;
  /** The files that the start imports into a province. */
  filesOf: FilesOf;
}

const yearsOfAll: readonly number[] = yearsBetween(2015, 2025);

export function startContent(given: Config, { sample, provinces }: StartOptions): StartContent {
  if (!sample && provinces === undefined) {
    return { config: given, filesOf: seedFiles };
  }
  const sources = readSampleSources();
  const config =
    provinces === 'all' ? { ...given, provincesFile: writeProvincesFile(given, sources) } : given;
  if (!sample) return { config, filesOf: seedFiles };
  const generator = createSample(sources, defaultSeed);
  const years = provinces === 'all' ? yearsOfAll : defaultYears;
  return {
    config,
    filesOf: (province) => {
      const made = years.map((year) => generator.file(province, year));
      const samples = made.filter((file) => file !== null).map((file) => ({ ...file, sample: true }));
      return [...seedFiles(province), ...samples];
    },
  };
}

/** A list of all provinces, held by this process. */
function writeProvincesFile({ dataDir }: Config, { provinces }: ProjectSources): string {
  const file = join(dataDir, 'provinces-all.yml');
  const rows = provinces.map(
    ({ id }) => `  ${id}: { endpoint: 'http://127.0.0.1:\${PROVINCES_PORT}/${id}/graphql' }`,
  );
  const comment = '# Written by "congdoan start --provinces all" at every start.';
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, [comment, 'provinces:', ...rows, ''].join('\n'));
  return file;
}

interface Loading {
  filesOf: FilesOf;
  logger: Logger;
}

const progressEvery = 10;

/** Says how far the loading of the provinces has come, in place of a line for each file. */
export async function loadQuietly<Result>(
  logger: Logger,
  provinces: readonly string[],
  filesOf: FilesOf,
  load: (loading: Loading) => Promise<Result>,
): Promise<Result> {
  const ofService = logger.child({});
  if (logger.isLevelEnabled('info')) ofService.level = 'warn';
  let begun = 0;
  const result = await load({
    logger: ofService,
    filesOf: (province) => {
      if (begun > 0 && begun % progressEvery === 0) {
        logger.info({ loaded: begun, of: provinces.length }, 'Loading the provinces');
      }
      begun += 1;
      return filesOf(province);
    },
  });
  ofService.level = logger.level;
  return result;
}
