// Builds every page: each folder that has a `vite.config.mts` (or `.ts`), into `dist-web/<folder>`, with a compressed copy beside
// each file that is worth it, so that the gateway compresses nothing while it serves.
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { writeGuide } from './guide.mjs';

const project = join(import.meta.dirname, '..');
const output = join(project, 'dist-web');
const compressible = /\.(css|html|js|json|svg|ttf)$/;
/** Below it the headers weigh more than what is saved. */
const minBytes = 1024;
/** 11 would save a few per cent more, and take ten times as long. */
const brotliQuality = 9;

for (const entry of readdirSync(project, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const configFile = ['vite.config.mts', 'vite.config.ts']
    .map((name) => join(project, entry.name, name))
    .find((file) => existsSync(file));
  if (configFile) await buildPage(entry.name, configFile);
}

writeGuide(project, output);
await compressFolder(join(output, 'guide'));

async function buildPage(folder, configFile) {
  const outDir = join(output, folder);
  await build({
    configFile,
    root: join(project, folder),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  await compressFolder(outDir);
}

async function compressFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  await Promise.all(files.map((file) => compress(join(file.parentPath, file.name))));
}

async function compress(file) {
  if (!compressible.test(file)) return;
  const content = await readFile(file);
  if (content.length < minBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((packed) => writeFile(`${file}.br`, packed)),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }).then((packed) =>
      writeFile(`${file}.gz`, packed),
    ),
  ]);
}
