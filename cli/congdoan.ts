import { Command, Option } from 'commander';
import { AppError } from '../domain/errors';
import { isDatabaseLost } from '../platform/databaseLost';
import { loadConfig, readConfig, type Config } from '../platform/config';
import type { Environment } from '../platform/config/environment';
import { ConfigError } from '../platform/config/problem';
import { createLogger, type Logger } from '../platform/logger';
import type { Running } from './running';
import { createSaid, endOnCrash, type Said } from './said';
import type { StartOptions } from './startContent';
import { isSystemError } from '../platform/fileProblem';
import { problemText } from './problemText';
import { CommandError } from './commandError';
import { YamlFileError } from '../platform/yamlFile';

interface GatewayFlags {
  port?: string;
  provincesFile?: string;
  registerUrl?: string;
  openToThisMachine: boolean;
}

/**
 * The commands that have a module of their own. Each is loaded when it is named, or the help asked for: a gateway must not
 * carry what a province is made of.
 */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./maintenance.js')).createBackupCommand(),
  'backup-key': async () => (await import('./maintenance.js')).createBackupKeyCommand(),
  restore: async () => (await import('./maintenance.js')).createRestoreCommand(),
  retain: async () => (await import('./maintenance.js')).createRetainCommand(),
  check: async () => (await import('./check.js')).createCheckCommand(),
  'check-data': async () => (await import('./checkData.js')).createCheckDataCommand(),
  status: async () => (await import('./status/command.js')).createStatusCommand(),
  config: async () => (await import('./configuration/command.js')).createConfigCommand(),
  import: async () => (await import('./import.js')).createImportCommand(),
  cluster: async () => (await import('./cluster.js')).createClusterCommand(),
  read: async () => (await import('./read.js')).createReadCommand(),
  template: async () => (await import('./template.js')).createTemplateCommand(),
  token: async () => (await import('./token.js')).createTokenCommand(),
  'shard-key': async () => (await import('./keyPair.js')).createKeyPairCommand(),
  secrets: async () => (await import('./secrets.js')).createSecretsCommand(),
  seeds: async () => (await import('./seeds.js')).createSeedsCommand(),
  audit: async () => (await import('./audit.js')).createAuditCommand(),
  verify: async () => (await import('./verify.js')).createVerifyCommand(),
  keys: async () => (await import('./keys.js')).createKeysCommand(),
  sample: async () => (await import('./sample.js')).createSampleCommand(),
};

async function createProgram(named: string | undefined): Promise<Command> {
  const program = new Command('congdoan').description(
    'Số liệu công đoàn các tỉnh. The graph of the provincial trade-union federations.',
  );
  for (const add of [addStart, addGateway, addRegister, addProvince, addCompose, addOperations]) add(program);
  const isKnown =
    program.commands.some((command) => command.name() === named) ||
    (named !== undefined && named in commands);
  for (const [name, load] of Object.entries(commands)) {
    if (!isKnown || name === named) program.addCommand(await load());
  }
  return program;
}

function addStart(program: Command): void {
  program
    .command('start')
    .description(
      'Chạy tất cả trong một tiến trình. Everything in one process: register, the provinces of provinces.yml, gateway.',
    )
    .option(
      '--no-sample',
      'chỉ nạp số liệu thật trong data/seeds / no simulated data, only the reports of data/seeds',
    )
    .addOption(
      new Option(
        '--provinces <all>',
        'cả 63 tỉnh cũ và 34 tỉnh mới, số liệu giả lập 2015-2025 / all old and new provinces, simulated data 2015-2025',
      ).choices(['all']),
    )
    .action((options: StartOptions) =>
      run('congdoan', async (config, logger) => {
        const { runStart } = await import('./roles/start.js');
        return runStart(config, logger, options);
      }),
    );
}

function addGateway(program: Command): void {
  const gateway = program
    .command('gateway')
    .description(
      'Chạy cổng chung. The gateway alone; REGISTER_URL and PROVINCES_FILE say where the others are.',
    )
    .option('--port <port>', 'cổng / port to listen on (or GATEWAY_PORT)')
    .option('--provinces-file <file>', 'danh sách các tỉnh / list of provinces (or PROVINCES_FILE)')
    .option('--register-url <url>', 'địa chỉ sổ đăng ký / address of the register (or REGISTER_URL)')
    .option(
      '--open-to-this-machine',
      'để phát triển: máy này hỏi không cần khóa / for development: this machine asks without a key, as an analyst',
      false,
    )
    .action((flags: GatewayFlags) =>
      run(
        'gateway',
        async (config, logger) => (await import('./roles/gateway.js')).runGateway(config, logger, flags),
        {
          GATEWAY_PORT: flags.port,
          PROVINCES_FILE: flags.provincesFile,
          REGISTER_URL: flags.registerUrl,
        },
      ),
    );
  gateway
    .command('purge <province>')
    .description(
      'Quên mọi câu trả lời đã giữ của một tỉnh. Forgets all answers of a province that are kept, also stale ones.',
    )
    .action(async (province: string) => (await import('./purge.js')).purge(loadConfig(), province, print));
}

function addRegister(program: Command): void {
  program
    .command('register')
    .description('Chạy sổ đăng ký quốc gia. The national register alone.')
    .option('--port <port>', 'cổng / port to listen on (or REGISTER_PORT)')
    .action((flags: { port?: string }) =>
      run(
        'register',
        async (config, logger) => (await import('./roles/register.js')).runRegister(config, logger),
        { REGISTER_PORT: flags.port },
      ),
    );
}

function addProvince(program: Command): void {
  program
    .command('province')
    .description('Chạy dịch vụ của một hay nhiều tỉnh. The service of one or more provinces.')
    .option(
      '--id <ids>',
      'mã tỉnh, cách nhau bằng dấu phẩy / province ids, separated by commas (or PROVINCES)',
    )
    .option('--port <port>', 'cổng / port to listen on (or PROVINCES_PORT)')
    .option('--seeds', 'nạp các báo cáo có sẵn trong data/seeds / import the reports of data/seeds', false)
    .action(({ id, port, seeds }: { id?: string; port?: string; seeds: boolean }) =>
      run(
        'province',
        async (config, logger) => {
          const { runProvince } = await import('./roles/province.js');
          return runProvince(config, logger, { provinces: config.provinces ?? [], seeds });
        },
        { PROVINCES: id, PROVINCES_PORT: port },
      ),
    );
}

function addCompose(program: Command): void {
  program
    .command('compose')
    .description(
      'Ghép ba hợp đồng thành supergraph. Composes the subgraphs into schema/supergraph.graphql and schema/api.graphql.',
    )
    .option('--check', 'chỉ kiểm tra, không ghi / write nothing; fail if a file is not current', false)
    .action(async ({ check }: { check: boolean }) => {
      // Only this command needs the composition library, which is large.
      const { runCompose } = await import('../schema/compose.js');
      process.exitCode = runCompose(check);
    });
}

function addOperations(program: Command): void {
  program
    .command('operations')
    .description(
      'Lập danh mục truy vấn có sẵn. Writes the list of saved operations, schema/operations/manifest.json.',
    )
    .option('--check', 'chỉ kiểm tra, không ghi / write nothing; fail if it is not current', false)
    .action(async ({ check }: { check: boolean }) => {
      const { runOperations } = await import('../schema/saveOperations.js');
      process.exitCode = runOperations(check);
    });
}

async function run(
  name: string,
  start: (config: Config, logger: Logger) => Promise<Running>,
  flags: Environment = {},
): Promise<void> {
  // What of it cannot be used, the role tells together with what it finds besides.
  const config = readConfig(undefined, flags);
  const logger = createLogger(name, config.logLevel);
  const said = createSaid(config.production, logger);
  endOnCrash(logger);
  try {
    const running = await start(config, logger);
    said.lines(running.lines);
    stopOnSignal(running, said, logger);
  } catch (error) {
    said.failure(errorText(error));
    process.exitCode = 1;
  }
}

function stopOnSignal(running: Running, said: Said, logger: Logger): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => said.lines(['Đã dừng. Stopped.']),
      (error: unknown) => {
        logger.error({ err: error }, 'Could not stop cleanly');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What the operator can act on, without a stack if the message says it all. */
function errorText(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return `Không khởi động được. Could not start: ${problemText(error)}`;
}

async function main(): Promise<void> {
  const program = await createProgram(process.argv[2]);
  try {
    await program.parseAsync();
  } catch (error) {
    const isTheirs =
      isSystemError(error) ||
      error instanceof ConfigError ||
      error instanceof CommandError ||
      error instanceof AppError ||
      error instanceof YamlFileError ||
      isDatabaseLost(error);
    // Ours: with its stack.
    if (!isTheirs) throw error;
    process.stderr.write(`${problemText(error)}
`);
    process.exitCode = 1;
  }
}

void main();
