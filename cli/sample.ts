import { relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { projectPath } from '../platform/paths';
import { firstYear, isYear, lastYear } from '../domain/years';
import type { SampleCommandOptions } from './writeSample';

/** What `start` loads, unless it is told otherwise. */
export const defaultSeed = 1;
export const defaultYears: readonly number[] = yearsBetween(2020, 2024);

export function createSampleCommand(): Command {
  return new Command('sample')
    .description(
      'Ghi tệp nhập số liệu giả lập. Writes import files of simulated data, one per province and year: ' +
        '<out>/<province>/sample-<year>.json.',
    )
    .option(
      '--provinces <which>',
      'mã cụm, mã tỉnh hoặc all, cách nhau bằng dấu phẩy / cluster ids, province ids or all, separated by commas',
      'cum-5,nam-trung-bo-tay-nguyen,lai-chau',
    )
    .option('--years <years>', 'các năm / years, such as 2020-2024 or 2020,2024', parseYears, defaultYears)
    .option(
      '--seed <number>',
      'cùng số này thì cùng dữ liệu / the same number gives the same files',
      parseSeed,
      defaultSeed,
    )
    .option('--out <folder>', 'thư mục / folder', projectPath('data', 'sample'))
    .action(async (options: SampleCommandOptions) => {
      const { UnknownProvinceError, writeSample } = await import('./writeSample.js');
      try {
        const { files, provinces, millis } = writeSample(options);
        const folder = relative(process.cwd(), resolve(options.out)) || '.';
        const seconds = (millis / 1000).toFixed(1);
        process.stdout.write(
          `Đã ghi ${files} tệp của ${provinces} tỉnh vào ${folder} trong ${seconds} giây.\n` +
            `Wrote ${files} files of ${provinces} provinces to ${folder} in ${seconds} s.\n`,
        );
      } catch (error) {
        if (!(error instanceof UnknownProvinceError)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
      }
    });
}

/** `2020-2024` or `2020,2022-2024`. */
export function parseYears(text: string): number[] {
  const years = text.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(part.trim()) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!isYear(first) || !isYear(last) || first > last) {
      throw new InvalidArgumentError(
        `Cần các năm từ ${firstYear} đến ${lastYear}, như 2020-2024. Expected years from ${firstYear} to ${lastYear}, such as 2020-2024, got "${part}".`,
      );
    }
    return yearsBetween(first, last);
  });
  return [...new Set(years)].sort((a, b) => a - b);
}

function parseSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(
    'Cần một số nguyên nhiều nhất 15 chữ số. Expected a whole number of at most 15 digits.',
  );
}

/** Both ends included. */
export function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
