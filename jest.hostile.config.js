/** Hostile inputs, faults and kills in full, of which `npm test` tries some: `npm run test:hostile`. */
// Set before the workers start, which inherit it.
process.env.TEST_EFFORT = 'whole';
require('./hostileReport.cjs');

module.exports = {
  ...require('./jest.config.js'),
  reporters: ['default', '<rootDir>/hostileReport.cjs'],
  // Those that try more than in `npm test`, by `effort`; a test holds that they are all of them.
  testMatch: [
    'gateway/__tests__/faults/connections',
    'gateway/__tests__/hostile/fuzz',
    'gateway/__tests__/hostile/injection',
    'gateway/__tests__/hostile/wire',
    'gateway/__tests__/lies/lies',
    'gateway/__tests__/queries',
    'gateway/planning/__tests__/outline',
    'platform/documents/__tests__/hostile/documents',
    'platform/provinces/question/__tests__/hostile/answers',
    'services/embedded-mongo/__tests__/durability',
    'services/province/__tests__/databaseHangs',
    'services/province/__tests__/disclosure',
    'services/province/__tests__/draftsUnseen',
    'services/province/__tests__/hostile/fileCasesOverHttp',
    'services/province/__tests__/hostile/files',
    'services/province/__tests__/hostile/fuzz',
    'services/province/__tests__/hostile/tokens',
    'services/province/__tests__/killed',
    'services/province/__tests__/knownRows',
    'services/province/__tests__/whenReceived',
    'services/register/__tests__/killed',
  ].map((test) => `<rootDir>/${test}.test.ts`),
};
