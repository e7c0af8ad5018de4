// Lets a worker, a child process or a thread of a test run our sources: node --require <this file> <script>.ts
const { createHash, randomUUID } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join, resolve } = require('node:path');
const { compileFunction } = require('node:vm');
const { version } = require('@swc/core/package.json');

// What is imported when it is needed is named as it is built, with ".js".
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...more) => {
  const source = request.startsWith('.') && parent && resolve(dirname(parent.filename), request);
  const typescript = source && source.replace(/\.js$/, '.ts');
  return resolveFilename(typescript && existsSync(typescript) ? typescript : request, parent, ...more);
};

const names = ['exports', 'require', 'module', '__filename', '__dirname'];

// Named for the machine by the compiled file, which says of each line where it stands in the source: Jest reads it for a stack.
require.extensions['.ts'] = (module, filename) => {
  const { code, kept } = compiled(filename);
  const run = compileFunction(code, names, { filename: kept });
  const requireFrom = Module.createRequire(filename);
  run.call(module.exports, module.exports, requireFrom, module, filename, dirname(filename));
};

const options = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  sourceMaps: 'inline',
};
/** Compiled sources, kept: the compiler alone takes longer to load than most children run. */
const folder = join(require.resolve('@swc/core/package.json'), '..', '..', '..', '.cache', 'typescript');

function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const hash = createHash('sha256')
    .update(JSON.stringify([version, options, filename, source]))
    .digest('hex');
  const kept = join(folder, `${basename(filename, '.ts')}-${hash}.js`);
  return { kept, code: existsSync(kept) ? readFileSync(kept, 'utf8') : compile(filename, source, kept) };
}

function compile(filename, source, kept) {
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { ...options, filename });
  mkdirSync(folder, { recursive: true });
  // At once, for others that start at the same time.
  const written = `${kept}.${randomUUID()}`;
  writeFileSync(written, code);
  renameSync(written, kept);
  return code;
}
