const base = require('../jest.config.js');

/** Tests that drive a browser: `npm run test:browser`, apart from `npm test`, which needs none. */
/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: base.testEnvironment,
  rootDir: '..',
  roots: ['<rootDir>/browser'],
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  testMatch: [
    ...['everyPage', 'takingAlong', 'queries', 'playground', 'dashboard', 'desk'].map(
      (long) => `<rootDir>/browser/__tests__/${long}.test.ts`,
    ),
    '**/__tests__/**/*.test.ts',
  ],
  transform: base.transform,
  globalSetup: '<rootDir>/browser/jest.globalSetup.ts',
  globalTeardown: '<rootDir>/browser/jest.globalTeardown.ts',
  // Each drives a browser, which waits for its pages as long as it draws them.
  maxWorkers: 2,
  testTimeout: 180000,
};
