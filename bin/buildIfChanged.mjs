// Builds what `npm start` runs, unless nothing has changed since the last time: a build takes longer than half a start.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const project = join(import.meta.dirname, '..');
/** In the folder that every build empties first, so that it only stands beside what it was made of. */
const noteFile = join(project, 'dist', 'built-from');

const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const [, folders] = /^swc (.*?) --/.exec(scripts.build);
const builders = ['package.json', 'package-lock.json', '.swcrc'];

const state = stateOf([...builders, ...folders.split(' ').flatMap(filesBelow)]);
if (!existsSync(noteFile) || readFileSync(noteFile, 'utf8') !== state) {
  const { status } = runScript(scripts.build);
  if (status === 0) writeFileSync(noteFile, state);
  else process.exitCode = 1;
}

/** As `npm run` does, without the half second that npm takes to begin. */
function runScript(script) {
  const path = [join(project, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return spawnSync(script, {
    cwd: project,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
}

function filesBelow(folder) {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
}

/** Another as soon as a file is changed, added or removed. */
function stateOf(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files.sort()) {
    // What is unpacked or copied may bring its time along, but not that of its change on this disk.
    const { size, mtimeMs, ctimeMs } = statSync(join(project, file));
    hash.update(`${file} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return hash.digest('hex');
}
