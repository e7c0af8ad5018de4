/** Hostile inputs, faults and kills in full, of which `npm test` tries some: `npm run test:hostile`. */
// Set before the workers start, which inherit it.
process.env.TEST_EFFORT = 'whole';
require('./hostileReport.cjs');

module.exports = {
  ...require('./jest.config.js'),
  reporters: ['default', '<rootDir>/hostileReport.cjs'],
  // Those that try more than in `npm test`, by `effort`, the longest first; a test holds that they are all of them.
  testMatch: [
    'gateway/__tests__/lies/lies',
    'services/province/__tests__/knownRows',
    'services/province/__tests__/hostile/files',
    'services/province/__tests__/disclosure',
    'gateway/__tests__/queries',
    'gateway/__tests__/hostile/fuzz',
    'gateway/planning/__tests__/outline',
    'services/register/__tests__/killed',
    'platform/documents/__tests__/hostile/documents',
    'services/province/__tests__/killed',
    'gateway/__tests__/hostile/wire',
    'services/embedded-mongo/__tests__/durability',
    'services/province/__tests__/draftsUnseen',
    'gateway/__tests__/faults/connections',
    'services/province/__tests__/hostile/fileCasesOverHttp',
    'services/province/__tests__/databaseHangs',
    'services/province/__tests__/replicaSet',
    'services/register/__tests__/replicaSet',
    'services/province/__tests__/whenReceived',
    'services/province/__tests__/hostile/fuzz',
    'gateway/__tests__/hostile/injection',
    'services/province/__tests__/hostile/tokens',
    'platform/provinces/question/__tests__/hostile/answers',
  ].map((test) => `<rootDir>/${test}.test.ts`),
};
