import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { fixtureFiles, readFixture } from '../conformance/fixture';

export interface CheckDataOptions {
  province: string;
  out: string;
}

export function createCheckDataCommand(): Command {
  return new Command('check-data')
    .description(
      'Ghi ra bộ số liệu thử, có đủ mọi thứ mà "check" tìm: dự thảo, công đoàn cơ sở, số nhỏ, phần nằm trong, nhiều năm.\n' +
        'Writes data to try a service by, with everything that "check" looks for: drafts, grassroots unions, small numbers, parts, several years.',
    )
    .requiredOption('--province <id>', 'mã tỉnh của bản chạy thử / id of the province of the trial run')
    .option('--out <folder>', 'thư mục để ghi / folder to write to', 'check-data')
    .action((options: CheckDataOptions) => {
      process.stdout.write(`${writeCheckData(options)}\n`);
    });
}

/** @returns what to do with the files */
function writeCheckData({ province, out }: CheckDataOptions): string {
  const fixture = readFixture(province);
  mkdirSync(out, { recursive: true });
  const write = (name: string, content: object) => {
    writeFileSync(join(out, name), `${JSON.stringify(content, null, 2)}\n`);
    return join(out, name);
  };
  const whole = write('province.json', fixture);
  const files = fixtureFiles(fixture).map(({ name, content }) => write(name, content));
  return [
    'Số liệu bịa ra: chỉ nạp vào bản chạy thử. The numbers are made up: load them into a trial run only.',
    `Dịch vụ viết riêng nạp / a service of one's own loads: ${whole}`,
    'Dịch vụ của dự án này nạp / the service of this project loads:',
    ...files.map((file) => `  node bin/congdoan.js import ${file} --province ${province} --adds`),
  ].join('\n');
}
