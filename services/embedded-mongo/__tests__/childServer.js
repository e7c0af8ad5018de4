// Runs the stand-in in a process of its own that a test can kill: node childServer.js <folder>
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const options = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};
require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

const { startEmbeddedMongo } = require('../index.ts');

startEmbeddedMongo({ folder: process.argv[2] }).then(
  ({ uri }) => process.send({ uri }),
  (error) => process.send({ error: error.message }, () => process.exit(1)),
);
