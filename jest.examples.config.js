/** Services that others could write, in their own languages (those of the system): `npm run test:examples`. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/__tests__/**/*.examples.ts'],
  testTimeout: 60_000,
};
