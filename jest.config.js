// The workers inherit it. Most of what a test makes is soon dead; with the usual 16 MB much of it is copied before.
process.execArgv.push('--max-semi-space-size=64');

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
  testMatch: ['**/__tests__/**/*.test.ts'],
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
