/** Hostile inputs, faults and kills in full, where `npm test` tries some of them: `npm run test:hostile`. */
// Set before the workers start, which inherit it.
process.env.TEST_EFFORT = 'whole';
require('./hostileReport.cjs');

module.exports = {
  ...require('./jest.config.js'),
  reporters: ['default', '<rootDir>/hostileReport.cjs'],
  testMatch: [
    '**/__tests__/hostile/*.test.ts',
    '**/__tests__/faults/*.test.ts',
    '**/__tests__/lies/*.test.ts',
    '**/gateway/__tests__/queries.test.ts',
    '**/access/__tests__/{authenticate,rates,requests}.test.ts',
    '**/__tests__/{killed,maintenanceKilled,databaseHangs,durability,disclosure,draftsUnseen,audit,addressLimits,knownRows}.test.ts',
  ],
};
