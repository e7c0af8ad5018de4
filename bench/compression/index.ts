/** What packing the answers of the saved operations saves in bytes and costs in processor time, by way. */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectPath } from '../../platform/paths';
import { print } from '../print';

const brotli = (quality: number) => (text: string) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
const ways: readonly [string, (text: string) => Buffer][] = [
  ['gzip 1', (text) => gzipSync(text, { level: 1 })],
  ['gzip 6', (text) => gzipSync(text, { level: 6 })],
  ['br 4', brotli(4)],
  ['br 5', brotli(5)],
  ['br 11', brotli(11)],
];
const rounds = 200;

const folder = projectPath('schema', 'operations', 'examples');
print(['answer', 'bytes', ...ways.map(([name]) => `${name}: bytes (ms)`)].join('\t'));
for (const file of readdirSync(folder)) {
  const { answer } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { answer: object };
  const text = JSON.stringify(answer);
  const cells = ways.map(([name, pack]) => {
    const times = name === 'br 11' ? rounds / 20 : rounds;
    pack(text);
    const begun = process.cpuUsage();
    let bytes = 0;
    for (let time = 0; time < times; time += 1) bytes = pack(text).length;
    const { user, system } = process.cpuUsage(begun);
    return `${bytes} (${((user + system) / 1_000 / times).toFixed(2)})`;
  });
  print([file.replace('.json', ''), Buffer.byteLength(text), ...cells].join('\t'));
}
