const { availableParallelism } = require('node:os');

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
  // Half as many again as there are cores: tests of deadlines and limits wait, and others go on meanwhile.
  // Jest takes a share above '100%' for a number of workers: '150%' started 150.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testTimeout: 20000,
};
