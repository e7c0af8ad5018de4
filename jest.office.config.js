/** Tests that need LibreOffice: `npm run test:office`. */
module.exports = { ...require('./jest.config.js'), testMatch: ['**/__tests__/**/*.office.ts'] };
