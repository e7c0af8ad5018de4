const vm = require('node:vm');
const fc = require('fast-check');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Tests run in the realm of their worker, and what they try is loaded once for all files of a worker, as a process loads it once: what is
 * installed, and our own modules. By default each file has a realm of its own, in which all of them are compiled again, and run
 * without what the machine had learned of them. What stands beside tests is loaded anew for every file.
 */
require('./platform/testing/typescript.cjs');
const realm = {};
const requireFile = Symbol.for('congdoan-graph.requireFile');
globalThis[requireFile] = require;
/** Not what Jest loads for each file to describe and run its tests. */
const isInstalled = (filename) => /\/node_modules\/(?!jest-|@jest\/|expect\/).+\.c?js$/.test(filename);
const isOurs = (filename) =>
  filename.startsWith(`${__dirname}/`) &&
  filename.endsWith('.ts') &&
  !/\/(node_modules|__tests__|browser)\//.test(filename);
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, { parsingContext, ...options } = {}) => {
  if (parsingContext !== realm) return compileFunction(source, parameters, { parsingContext, ...options });
  const { filename } = options;
  const loaded = `module.exports = globalThis[Symbol.for('${requireFile.description}')](__filename);`;
  return compileFunction(isInstalled(filename) || isOurs(filename) ? loaded : source, parameters, options);
};

/**
 * What the runner keeps on the global object of a file, which outlives the file here. Its handlers would be told of every event of the
 * files after it, and hold all that the file had loaded.
 */
const runnerState =
  /^(EVENT_HANDLERS|JEST_STATE_SYMBOL|TEST_TIMEOUT_SYMBOL|RETRY_\w+|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY)$/;
/** What it replaces for each file, by functions that hold what the file has loaded. */
const processOfNode = { exit: process.exit, getBuiltinModule: process.getBuiltinModule };

// The same random inputs in every run, which then fails for a change and not by chance; `TEST_SEED` asks for others.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 1) });

/** A run that watches stays in its process, and is started again since a source has changed. */
function forgetOurs() {
  for (const filename of Object.keys(require.cache)) if (isOurs(filename)) delete require.cache[filename];
}

module.exports = class RealmOfTheWorker {
  constructor({ globalConfig, projectConfig }) {
    if (globalConfig.watch || globalConfig.watchAll) forgetOurs();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    // What Jest calls legacy; none of ours asks for them.
    this.fakeTimers = null;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (runnerState.test(symbol.description)) delete globalThis[symbol];
    }
    Object.assign(process, processOfNode);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return realm;
  }
};
