import { Command } from 'commander';
import { federationName } from '../services/province/import/provinceNames';
import { createToken } from '../platform/tokens';
import { CommandError } from './commandError';
import { parseDays } from './days';

export function createTokenCommand(): Command {
  return new Command('token')
    .description(
      'Tạo token để một tỉnh nạp số liệu qua HTTP; chỉ lưu mã băm ở máy chủ.\n' +
        'Makes a token by which a province imports over HTTP; the server needs its hash only.',
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .option('--days <days>', 'có hiệu lực bao nhiêu ngày / for how many days', parseDays, 365)
    .action(({ province, days }: { province: string; days: number }) => {
      if (federationName(province) === undefined) {
        throw new CommandError(
          `Tỉnh "${province}" không có trong data/register/provinces.json. Province "${province}" is not in data/register/provinces.json`,
        );
      }
      const until = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const { token, hash } = createToken(until);
      const variable = `PROVINCE_TOKEN_${province.toUpperCase().replaceAll('-', '_')}`;
      process.stdout.write(
        `Token, đưa cho người nạp số liệu, không xem lại được. For the operator, shown only now:\n  ${token}\n` +
          `Hết hiệu lực sau ngày / ends after ${until}\n` +
          `Cấu hình ở dịch vụ của tỉnh. For the configuration of the province's service:\n  ${variable}=${hash}\n`,
      );
    });
}
