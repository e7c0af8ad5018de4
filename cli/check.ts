import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../platform/config';
import { ConfigError } from '../platform/config/problem';
import { isSystemError } from '../platform/fileProblem';
import { YamlFileError } from '../platform/yamlFile';
import { firstYear, isYear, lastYear } from '../domain/years';
import { CommandError } from './commandError';
import { gatewayKey } from './gatewayKeys';
import { problemText } from './problemText';
import { runCheckCommand, type CheckedService, type ExitStatus, type Output } from './runCheck';
import { readTls } from '../platform/tls';

interface CheckFlags {
  province?: string;
  all: boolean;
  year?: number;
  shardKey?: string;
  only?: string[];
  strict: boolean;
  since?: string;
  json: boolean;
  junit?: string;
  checkTimeout: number;
  timeout: number;
  quiet: boolean;
}

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
    .argument('[url]', 'địa chỉ GraphQL của dịch vụ / GraphQL address of the service')
    .option('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .option(
      '--all',
      'mọi tỉnh trong danh sách của cổng chung / every province of the gateway’s list (PROVINCES_FILE)',
      false,
    )
    .option(
      '--year <year>',
      'chỉ kiểm tra năm này, mặc định là mọi năm / judge this year alone, by default all years',
      parseYear,
    )
    .option(
      '--shard-key <file>',
      'khóa riêng mà dịch vụ biết khóa công khai / private key whose public half the service knows (or SHARD_PRIVATE_KEY)',
    )
    .option(
      '--only <checks...>',
      'chỉ chạy những mục này, như figures hay shown.drafts / run these checks alone, such as figures or shown.drafts',
    )
    .option(
      '--strict',
      'mục chưa kiểm tra được cũng là không đạt / what could not be judged fails too',
      false,
    )
    .option(
      '--since <file>',
      'so với kết quả --json của lần trước, trước khi nạp / compare with what --json printed before an import',
    )
    .option(
      '--json',
      'in kết quả dạng JSON / print the result as JSON (docs/check-report.schema.json)',
      false,
    )
    .option('--junit <file>', 'ghi thêm kết quả dạng JUnit cho CI / write a JUnit report for CI too')
    .option('--check-timeout <seconds>', 'thời hạn của một mục / time limit of one check', parseSeconds, 120)
    .option(
      '--timeout <seconds>',
      'thời hạn của cả lần kiểm tra / time limit of all checks',
      parseSeconds,
      600,
    )
    .option('--quiet', 'không in tiến độ / no progress', false)
    .addHelpText('after', helpText)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (url: string | undefined, flags: CheckFlags) => {
      process.exitCode = await check(url, flags).catch(cannotRun);
    });
}

/** A file that is missing or wrong, or what was given: there is nothing to check by. */
function cannotRun(error: unknown): ExitStatus {
  const isTheirs =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof YamlFileError ||
    isSystemError(error);
  if (!isTheirs) throw error;
  standardStreams.error(problemText(error));
  return 2;
}

async function check(url: string | undefined, flags: CheckFlags): Promise<ExitStatus> {
  const config = loadConfig(undefined, { SHARD_PRIVATE_KEY_FILE: flags.shardKey });
  const services = flags.all
    ? await everyService(config.provincesFile, config.variables, flags)
    : [oneService(url, flags)];
  const { year, strict, json, quiet } = flags;
  return runCheckCommand(
    services,
    {
      year,
      checks: flags.only,
      strict,
      json,
      isAll: flags.all,
      signingKey: gatewayKey(config),
      tls: config.tls ? readTls(config.tls) : undefined,
      limits: { checkMillis: flags.checkTimeout * 1_000, totalMillis: flags.timeout * 1_000 },
      since: flags.since === undefined ? undefined : readFileSync(flags.since, 'utf8'),
      junitFile: flags.junit,
    },
    quiet ? standardStreams : { ...standardStreams, progress: standardStreams.error },
  );
}

function oneService(url: string | undefined, { province }: CheckFlags): CheckedService {
  if (url === undefined || province === undefined) {
    throw new CommandError(
      'Cần địa chỉ dịch vụ và --province, hoặc --all. Expected the address of a service and --province, or --all',
    );
  }
  return { url, province };
}

/** As the gateway reads its list. */
async function everyService(
  file: string,
  variables: Readonly<Record<string, string>>,
  { province }: CheckFlags,
): Promise<CheckedService[]> {
  const { parseProvincesFile } = await import('../platform/provinces/provincesFile.js');
  const endpoints = parseProvincesFile(readFileSync(file, 'utf8'), file, variables);
  const services = [...endpoints]
    .filter(([id]) => province === undefined || id === province)
    .map(([id, { url, settings }]) => ({ url, province: id, settings }));
  if (services.length > 0) return services;
  throw new CommandError(
    `"${file}" không có tỉnh nào để kiểm tra. "${file}" has no province to check${province === undefined ? '' : `: "${province}"`}`,
  );
}

const helpText = `
Ví dụ / example:
  node bin/congdoan.js check http://127.0.0.1:4002/cao-bang/graphql --province cao-bang
  node bin/congdoan.js check https://tinh.example/graphql --province cao-bang --shard-key key.json --strict --junit check.xml
  node bin/congdoan.js check --all --json > check.json

Khóa / key:
  Dịch vụ chỉ trả lời cổng chung. Không có --shard-key thì dùng khóa mà các dịch vụ chạy trên máy này dùng chung (DATA_DIR).
  Services answer the gateway alone. Without --shard-key it signs by the key that roles on this machine share (DATA_DIR).

TLS:
  Như cổng chung: TLS_CERT_FILE, TLS_KEY_FILE, TLS_CA_FILE. As the gateway has it: the same variables.

Mã thoát / exit status:
  0  đạt / all checks passed (mục lưu ý, bỏ qua, chưa thấy không tính, trừ khi có --strict / warnings and what was skipped or not shown do not count, but for --strict)
  1  có mục không đạt / a check failed
  2  không kiểm tra được: sai địa chỉ, không kết nối được… / could not be run: bad URL, connection refused…`;

function parseYear(text: string): number {
  const year = Number(text);
  if (isYear(year)) return year;
  throw new InvalidArgumentError(
    `Cần một năm từ ${firstYear} đến ${lastYear}. Expected a year from ${firstYear} to ${lastYear}.`,
  );
}

const mostSeconds = 24 * 3_600;

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new InvalidArgumentError(
    `Cần số giây trên 0, nhiều nhất ${mostSeconds}. Expected seconds above 0, ${mostSeconds} at the most.`,
  );
}
