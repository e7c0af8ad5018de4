const base = require('../jest.config.js');

/** Tests that drive a browser: `npm run test:browser`, apart from `npm test`, which needs none. */
/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: base.testEnvironment,
  rootDir: '..',
  roots: ['<rootDir>/browser'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  transform: base.transform,
  // Each test file starts the whole system and a browser, which is what two cores can carry.
  maxWorkers: 1,
  testTimeout: 180000,
};
