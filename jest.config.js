// The workers inherit it. Most of what a test makes is soon dead; with the usual 16 MB much of it is copied before.
process.execArgv.push('--max-semi-space-size=64');

/** Those that take the longest by the clock, to be started first; a test holds that they are there. */
const longest = [
  'gateway/__tests__/hostile/wire',
  'gateway/__tests__/faults/load',
  'gateway/__tests__/faults/connections',
  'gateway/__tests__/faults/cache',
  'gateway/__tests__/faults/register',
  'platform/documents/__tests__/hostile/documents',
  'services/province/__tests__/knownRows',
  'gateway/__tests__/queries',
  'gateway/__tests__/savedOperations',
  'services/embedded-mongo/__tests__/durability',
  'services/province/__tests__/killed',
  'cli/__tests__/checkCommand',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/jest.environment.cjs',
  roots: [
    'schema',
    'domain',
    'platform',
    'services',
    'gateway',
    'conformance',
    'cli',
    'sample',
    'data',
    'dashboard',
    'clusterDesk',
    'desk',
    'playground',
    'web',
    'bench/__tests__',
  ].map((folder) => `<rootDir>/${folder}`),
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  testMatch: [...longest.map((test) => `<rootDir>/${test}.test.ts`), '**/__tests__/**/*.test.ts'],
  // .swcrc leaves tests out of the build; here they are compiled too.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' },
    ],
  },
  resolver: '<rootDir>/jest.resolver.js',
  globalSetup: '<rootDir>/jest.globalSetup.ts',
  globalTeardown: '<rootDir>/jest.globalTeardown.ts',
  // All cores: by default jest leaves one idle. With more workers, tests that hold a deadline fail for want of a core.
  maxWorkers: '100%',
  testTimeout: 20000,
};
