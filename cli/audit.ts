import { Command } from 'commander';
import { loadConfig } from '../platform/config';
import { verifyChain, type ChainProblem, type ChainReport } from '../platform/auditChain';

type Print = (text: string) => void;

export function createAuditCommand(): Command {
  const print: Print = (text) => process.stdout.write(`${text}\n`);
  const audit = new Command('audit').description('Nhật ký kiểm tra. The audit log.');
  audit
    .command('verify [file]')
    .description(
      'Tìm dòng bị sửa, bị mất, bị đổi chỗ. Finds lines that were changed, taken out or moved; AUDIT_FILE by default.',
    )
    .option(
      '--expect <hash>',
      'mã băm đã ghi ở nơi khác, phải có trong nhật ký / a hash noted elsewhere, which must be in the log',
    )
    .action(async (file: string | undefined, { expect }: { expect?: string }) => {
      process.exitCode = await verifyAudit(file ?? loadConfig().auditFile, expect ?? null, print);
    });
  return audit;
}

const words: Readonly<Record<ChainProblem['kind'], string>> = {
  TORN: 'dòng ghi dở hoặc không đọc được / is cut off, or no entry',
  CHANGED_OR_MISSING_BEFORE:
    'không nối với dòng trước: có dòng bị sửa, bị mất hoặc bị đổi chỗ / does not follow the line before: one was changed, taken out or moved',
  NOT_CHAINED: 'không có mã băm của dòng trước / has no hash of the line before',
};

/** 0 if the log is whole. */
async function verifyAudit(file: string, expected: string | null, print: Print): Promise<0 | 1> {
  const report = await verifyChain(file, expected);
  for (const { line, kind } of report.problems) print(`dòng / line ${line}: ${words[kind]}`);
  if (!report.hasExpected) {
    print(
      'Không có dòng nào mang mã băm đã ghi. No line has the hash that was noted: lines are missing at the end.',
    );
  }
  const isWhole = report.problems.length === 0 && report.hasExpected;
  print(isWhole ? wholeText(report) : 'Nhật ký không nguyên vẹn. The audit log is not whole.');
  return isWhole ? 0 : 1;
}

function wholeText({ lines, earlier, last }: ChainReport): string {
  const older =
    earlier === 0
      ? ''
      : ` (${earlier} dòng đầu của bản trước, không có mã băm / the first ${earlier} without hashes)`;
  return [
    `Nguyên vẹn: ${lines} dòng${older}. Whole: ${lines} lines.`,
    `Ghi lại ở nơi khác để so về sau. Note elsewhere, for --expect: ${last ?? 'none'}`,
  ].join('\n');
}
