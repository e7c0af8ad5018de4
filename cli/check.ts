import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../platform/config';
import type { SecretSetting } from '../platform/secret';
import { firstYear, isYear, lastYear } from '../domain/years';
import { gatewayKey } from './gatewayKeys';

export interface Output {
  out(text: string): void;
  error(text: string): void;
}

export interface CheckCommandOptions {
  province: string;
  year?: number;
  signingKey: SecretSetting;
  json: boolean;
}

type CommandLineOptions = Omit<CheckCommandOptions, 'signingKey'> & { shardKey?: string };

/** 0 all checks passed, 1 some failed, 2 they could not be run. */
export type ExitStatus = 0 | 1 | 2;

const standardStreams: Output = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

export function createCheckCommand(): Command {
  return new Command('check')
    .description(
      'Kiểm tra dịch vụ của một tỉnh, viết bằng ngôn ngữ nào cũng được, trước khi nối vào cổng chung.\n' +
        "Checks a province's service, in whatever language it is written, before it joins the gateway.",
    )
    .argument('<url>', 'địa chỉ GraphQL của dịch vụ / GraphQL address of the service')
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .option(
      '--year <year>',
      'năm để kiểm tra, mặc định là năm mới nhất có báo cáo / year to check, by default the latest with a report',
      parseYear,
    )
    .option(
      '--shard-key <file>',
      'khóa riêng mà dịch vụ biết khóa công khai / private key whose public half the service knows (or SHARD_PRIVATE_KEY)',
    )
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .addHelpText('after', helpText)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (url: string, { shardKey: file, ...options }: CommandLineOptions) => {
      const config = loadConfig(undefined, { SHARD_PRIVATE_KEY_FILE: file });
      process.exitCode = await runCheckCommand(
        url,
        { ...options, signingKey: gatewayKey(config) },
        standardStreams,
      );
    });
}

const helpText = `
Ví dụ / example:
  npx congdoan check http://127.0.0.1:4002/cao-bang/graphql --province cao-bang --year 2024
  npx congdoan check https://tinh.example/graphql --province cao-bang --shard-key key.json

Khóa / key:
  Dịch vụ chỉ trả lời cổng chung. Không có --shard-key thì dùng khóa mà các dịch vụ chạy trên máy này dùng chung (DATA_DIR).
  Services answer the gateway alone. Without --shard-key it signs by the key that roles on this machine share (DATA_DIR).

Mã thoát / exit status:
  0  đạt / all checks passed (mục lưu ý và bỏ qua không tính / warnings and skipped checks do not count)
  1  có mục không đạt / a check failed
  2  không kiểm tra được: sai địa chỉ, không kết nối được… / could not be run: bad URL, connection refused…`;

export async function runCheckCommand(
  url: string,
  { province, year, signingKey, json }: CheckCommandOptions,
  output: Output,
): Promise<ExitStatus> {
  const { checkProvince } = await import('../conformance/checkProvince.js');
  const { CannotCheckError } = await import('../conformance/openSubject.js');
  const { formatReport } = await import('../conformance/format.js');
  try {
    const report = await checkProvince({ url, province, year, signingKey });
    output.out(json ? JSON.stringify(report, null, 2) : formatReport(report));
    return report.verdict === 'pass' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheckError)) throw error;
    if (json)
      output.out(JSON.stringify({ url, province, verdict: 'not-run', reason: error.message }, null, 2));
    output.error(`Không kiểm tra được. Could not be checked: ${error.message}`);
    return 2;
  }
}

function parseYear(text: string): number {
  const year = Number(text);
  if (isYear(year)) return year;
  throw new InvalidArgumentError(
    `Cần một năm từ ${firstYear} đến ${lastYear}. Expected a year from ${firstYear} to ${lastYear}.`,
  );
}
