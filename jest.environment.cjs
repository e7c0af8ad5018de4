const vm = require('node:vm');
const fc = require('fast-check');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Tests run in the realm of their worker, and what is installed is loaded once for all files of a worker. By default each file has
 * a realm of its own, in which all of mongoose, GraphQL and Apollo's packages are compiled again: 40 % of the processor time of a
 * usual file. Our own modules are loaded anew for every file, so that none finds what another one left in them.
 */
const realm = {};
const requireFile = Symbol.for('congdoan-graph.requireFile');
globalThis[requireFile] = require;
/** Not what Jest loads for each file to describe and run its tests. */
const isInstalled = (filename) => /\/node_modules\/(?!jest-|@jest\/|expect\/).+\.c?js$/.test(filename);
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, { parsingContext, ...options } = {}) => {
  if (parsingContext !== realm) return compileFunction(source, parameters, { parsingContext, ...options });
  const loaded = `module.exports = globalThis[Symbol.for('${requireFile.description}')](__filename);`;
  return compileFunction(isInstalled(options.filename) ? loaded : source, parameters, options);
};

// The same random inputs in every run, which then fails for a change and not by chance; `TEST_SEED` asks for others.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 1) });

module.exports = class RealmOfTheWorker {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    // What Jest calls legacy; none of ours asks for them.
    this.fakeTimers = null;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return realm;
  }
};
