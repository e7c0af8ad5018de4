import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Verification } from '../platform/exports/verifyExport';
import { CommandError } from './commandError';
import { problemText } from './problemText';

interface VerifyOptions {
  gateway?: string;
  keys?: string;
}

export function createVerifyCommand(): Command {
  return new Command('verify')
    .description(
      'Tệp tải về (CSV, JSON, XLSX) có đúng là của cổng chung và còn nguyên không.\n' +
        'Whether a downloaded file (CSV, JSON, XLSX) is from the gateway and as it was.',
    )
    .argument('<file>', 'tệp đã tải / the downloaded file')
    .option('--gateway <url>', 'lấy khóa công khai ở cổng chung này / take the public keys of this gateway')
    .option('--keys <file>', 'hoặc từ tệp JWKS đã lưu / or from a JWKS file that was kept')
    .action(async (file: string, options: VerifyOptions) => {
      try {
        // Loaded when it is needed: the help is there at once.
        const { verifyExport } = await import('../platform/exports/verifyExport.js');
        const verification = await verifyExport(readFileSync(file), await readKeys(options));
        process.stdout.write(`${verificationText(verification)}\n`);
        if (verification.kind !== 'genuine') process.exitCode = 1;
      } catch (error) {
        process.stderr.write(`${problemText(error)}\n`);
        process.exitCode = 2;
      }
    });
}

async function readKeys({ gateway, keys }: VerifyOptions): Promise<string> {
  if (keys !== undefined) return readFileSync(keys, 'utf8');
  if (gateway === undefined) {
    throw new CommandError('Cần --gateway hoặc --keys. Expected --gateway or --keys');
  }
  const url = new URL('/.well-known/congdoan-exports.json', gateway);
  const response = await fetch(url);
  if (!response.ok) throw new CommandError(`"${url.href}" answered with HTTP status ${response.status}`);
  return response.text();
}

/** What is said of a file; of a genuine one what it is of. */
export function verificationText(verification: Verification): string {
  switch (verification.kind) {
    case 'genuine': {
      const { query, iat, revisions } = verification.claims;
      const listed = Object.entries(revisions).map(([province, revision]) => `${province}@${revision}`);
      return [
        'Nguyên vẹn, do cổng chung ký. Genuine: signed by the gateway, and as it was.',
        `  truy vấn / query: ${query}`,
        `  lúc / at: ${new Date(iat * 1000).toISOString()}`,
        `  phiên bản / revisions: ${listed.join(', ') || '–'}`,
      ].join('\n');
    }
    case 'unsigned':
      return 'Không có chữ ký: tệp không phải bản tải về nguyên vẹn. No signature: not a file as it was downloaded.';
    case 'unknownKey':
      return `Ký bằng khóa ${verification.kid}, không có trong các khóa đã cho. Signed with a key that is not among those given.`;
    case 'changed':
      return 'ĐÃ BỊ SỬA: nội dung không khớp chữ ký. CHANGED: the content is not what was signed.';
  }
}
