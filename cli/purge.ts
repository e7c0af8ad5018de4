import { join } from 'node:path';
import { purgesFile, writePurge } from '../gateway/purges';
import type { Config } from '../platform/config';
import { federationName } from '../services/province/import/provinceNames';
import { auditedCommand } from './auditedCommand';
import { CommandError } from './commandError';

/** Running gateways that have this state folder forget what a province answered, within a second or two. */
export async function purge(config: Config, province: string, print: (text: string) => void): Promise<void> {
  if (federationName(province) === undefined) {
    throw new CommandError(
      `Tỉnh "${province}" không có trong data/register/provinces.json. Province "${province}" is not in data/register/provinces.json`,
    );
  }
  await auditedCommand(config, {
    what: 'ANSWERS_PURGED',
    details: { province },
    act: () => writePurge(join(config.dataDir, 'gateway', purgesFile), province, new Date()),
    tell: print,
  });
  print(
    `Các cổng chung đang chạy sẽ quên mọi câu trả lời của ${province}, kể cả số liệu dùng khi tỉnh hỏng. ` +
      `Running gateways forget all that ${province} answered, also for when it fails.`,
  );
}
