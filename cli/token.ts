import { Command } from 'commander';
import { federationName } from '../services/province/import/provinceNames';
import { createToken } from '../platform/tokens';
import { CommandError } from './commandError';

export function createTokenCommand(): Command {
  return new Command('token')
    .description(
      'Tạo token để một tỉnh nạp số liệu qua HTTP; chỉ lưu mã băm ở máy chủ.\n' +
        'Makes a token by which a province imports over HTTP; the server needs its hash only.',
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .action(({ province }: { province: string }) => {
      if (federationName(province) === undefined) {
        throw new CommandError(`Province "${province}" is not in data/register/provinces.json`);
      }
      const { token, hash } = createToken();
      const variable = `PROVINCE_TOKEN_${province.toUpperCase().replaceAll('-', '_')}`;
      process.stdout.write(
        `Token, đưa cho người nạp số liệu, không xem lại được. For the operator, shown only now:\n  ${token}\n` +
          `Cấu hình ở dịch vụ của tỉnh. For the configuration of the province's service:\n  ${variable}=${hash}\n`,
      );
    });
}
