import { userInfo } from 'node:os';
import { Command } from 'commander';
import { createAuditLog } from '../platform/audit';
import { createLogger } from '../platform/logger';
import { loadConfig } from '../platform/config';
import { federationName } from '../services/province/import/provinceNames';
import { problemText } from './problemText';
import { seedFiles } from './seedFiles';

export function createSeedsCommand(): Command {
  return new Command('seeds')
    .description(
      'Nạp các báo cáo có sẵn trong data/seeds của một tỉnh, mỗi báo cáo một lần.\n' +
        "Imports a province's reports of data/seeds, each once.",
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .action(async ({ province }: { province: string }) => {
      try {
        const { withStore } = await import('./importStore.js');
        const { importOnce } = await import('../services/province/index.js');
        const config = loadConfig();
        await withStore(config, province, async (store) => {
          const made = await importOnce(store, seedFiles(province), {
            federationName: federationName(province),
            audit: createAuditLog(config.auditFile, config.production),
            logger: createLogger('congdoan', config.logLevel),
            by: { who: userInfo().username, from: 'command line' },
          });
          process.stdout.write(`${province}: ${made.length} báo cáo mới / new reports\n`);
        });
      } catch (error) {
        process.stderr.write(`${problemText(error)}\n`);
        process.exitCode = 1;
      }
    });
}
