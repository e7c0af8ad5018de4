// Lets a child process of a test run our sources: node --require <this file> <script>.ts
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, resolve } = require('node:path');
const { transformSync } = require('@swc/core');

// What is imported when it is needed is named as it is built, with ".js".
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...more) => {
  const source = request.startsWith('.') && parent && resolve(dirname(parent.filename), request);
  const typescript = source && source.replace(/\.js$/, '.ts');
  return resolveFilename(typescript && existsSync(typescript) ? typescript : request, parent, ...more);
};

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  module._compile(code, filename);
};
