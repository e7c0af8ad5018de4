import { defaultSeed } from '../../cli/sample';
import { readSampleSources } from '../../cli/sampleSources';
import { seedFiles } from '../../cli/seedFiles';
import { createSample } from '../../sample';
import { startSystem, type System } from './seedFigures/system';

/** Provinces that the mergers of 2025 made of provinces of cluster 5. */
const merged = ['thai-nguyen-2025', 'tuyen-quang-2025'];
const years = [2020, 2021, 2022, 2023, 2024, 2025];

/** Importing some hundred documents takes seconds, and more on a machine that is busy with other tests. */
export const sampleStartMillis = 120_000;

/** The system with sample data of the years before and after the mergers; figures as `congdoan start --provinces all`. */
export function startSampleSystem(): Promise<System> {
  const sample = createSample(readSampleSources(), defaultSeed);
  return startSystem({
    name: 'sample',
    moreProvinces: merged,
    filesOf: (province) => [
      ...seedFiles(province),
      ...years.map((year) => sample.file(province, year)).filter((file) => file !== null),
    ],
  });
}
