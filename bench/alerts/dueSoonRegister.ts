import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInVietnam } from '../../domain/timeliness';
import { createLogger } from '../../platform/logger';
import { projectPath } from '../../platform/paths';
import { startRegisterService } from '../../services/register';

/**
 * The register as it is a few days before reports are due, which is otherwise so once a year: the same data, another due
 * date. `node dueSoonRegister.js <folder> <port> <uri> <file of public keys>`.
 */
const [, , folder = '', port = '0', mongodbUri = '', keysFile = ''] = process.argv;
const daysLeft = 5;

function writeData(): string {
  const data = join(folder, 'data');
  mkdirSync(join(data, 'register'), { recursive: true });
  symlinkSync(projectPath('data', 'seeds'), join(data, 'seeds'));
  for (const name of ['clusters.json', 'provinces.json'])
    symlinkSync(projectPath('data', 'register', name), join(data, 'register', name));
  const due = dayInVietnam(new Date(Date.now() + daysLeft * 86_400_000));
  const today = dayInVietnam(new Date());
  // Of the running year, for which nobody has reported.
  const yearsAfter = Number(due.slice(0, 4)) - Number(today.slice(0, 4));
  const rules = [{ level: 'PROVINCE', fromYear: 2000, yearsAfter, monthAndDay: due.slice(5) }];
  writeFileSync(join(data, 'register', 'due-dates.json'), JSON.stringify(rules));
  return data;
}

void startRegisterService({
  mongodbUri,
  gatewayKeys: { value: readFileSync(keysFile, 'utf8') },
  dataFolder: writeData(),
  address: { host: '127.0.0.1', port: Number(port), variable: 'none' },
  logger: createLogger('register', 'warn'),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exitCode = 1;
});
