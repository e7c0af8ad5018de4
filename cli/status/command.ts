import { Command } from 'commander';
import { askReporting, reportingText, type ReportingOptions } from './reporting';
import { problemText } from '../problemText';

interface StatusOptions extends ReportingOptions {
  year?: string;
  json: boolean;
}

export function createStatusCommand(): Command {
  return new Command('status')
    .description(
      'Dịch vụ nào trả lời, mỗi tỉnh ở phiên bản nào; với --year thì báo cáo của năm đến đâu.\n' +
        'Which services answer, and at which revision each province is; with --year, how far reporting has come.',
    )
    .argument(
      '[url]',
      'địa chỉ cổng chung, mặc định trên máy này / address of the gateway, by default on this machine',
    )
    .option('--year <year>', 'năm: ai đúng hạn, chậm, quá hạn / year: who is on time, late or overdue')
    .option('--cluster <id>', 'mã cụm; mặc định mọi tỉnh / id of a cluster; all provinces by default')
    .option('--key <key>', 'khóa API / API key')
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .addHelpText('after', helpText)
    .action(async (url: string | undefined, options: StatusOptions) => {
      try {
        if (options.year === undefined) {
          const { printServices } = await import('./printServices.js');
          process.exitCode = await printServices({ gateway: url, json: options.json }, print);
          return;
        }
        const status = await askReporting(url ?? 'http://127.0.0.1:4000', options.year, options);
        print(options.json ? JSON.stringify(status, null, 2) : reportingText(status));
      } catch (error) {
        process.stderr.write(`${problemText(error)}\n`);
        process.exitCode = 1;
      }
    });
}

const print = (text: string) => process.stdout.write(`${text}\n`);

const helpText = `
Không có --year: chạy ở nơi có cấu hình của cổng chung (PROVINCES_FILE, REGISTER_URL, SHARD_PRIVATE_KEY_FILE, TLS_…).
Without --year: to be run where the gateway's configuration is (PROVINCES_FILE, REGISTER_URL, SHARD_PRIVATE_KEY_FILE, TLS_…).

Mã thoát / exit status: 0 mọi dịch vụ trả lời / all services answer; 1 có dịch vụ không trả lời đúng / some do not`;
