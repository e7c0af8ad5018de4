/** Prints how much was tried and held of each kind of hostile input, and fails if it is less than is promised. */
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const promisedInputs = 2_000;
/** By the test's file, the first that fits. */
const kinds = [
  ['access', /hostile\/(wire|access)|access\//],
  ['queries', /gateway\/__tests__\/(hostile|queries)/],
  ['tokens', /hostile\/tokens/],
  ['imports', /(services\/(province|register)|documents|cli)\/__tests__\/hostile/],
  ['provinces', /provinces\/question/],
  ['small numbers and drafts', /disclosure|draftsUnseen/],
  ['faults', /./],
];

/** To be set before the workers start, which inherit it. */
const folder = mkdtempSync(join(tmpdir(), 'tried-'));
process.env.TRIED_FOLDER = folder;

class HostileReport {
  constructor() {
    this.error = undefined;
  }

  onRunComplete(_contexts, { testResults }) {
    const folderNow = process.env.TRIED_FOLDER ?? folder;
    const inputs = new Map(
      readdirSync(folderNow).map((kind) => [
        kind,
        new Set(readFileSync(join(folderNow, kind), 'utf8').trim().split('\n')).size,
      ]),
    );
    const tests = new Map();
    for (const { testFilePath, testResults: each, testExecError } of testResults) {
      const [kind] = kinds.find(([, pattern]) => pattern.test(testFilePath));
      const counted = tests.get(kind) ?? { tried: 0, held: 0 };
      counted.tried += each.length + (testExecError ? 1 : 0);
      counted.held += each.filter(({ status }) => status === 'passed').length;
      tests.set(kind, counted);
    }
    const lines = kinds.map(([kind]) => {
      const { tried = 0, held = 0 } = tests.get(kind) ?? {};
      return [kind, String(inputs.get(kind) ?? '-'), String(tried), String(held)];
    });
    const rows = [['kind', 'distinct inputs', 'attacks tried', 'held'], ...lines];
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const table = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  '));
    const total = [...inputs.values()].reduce((sum, count) => sum + count, 0);
    process.stdout.write(`\n${table.join('\n')}\n${total} distinct inputs\n`);
    rmSync(folderNow, { recursive: true, force: true });
    const isPart = process.argv.some((argument) => /^-t|--testNamePattern|test\.ts|\/$/.test(argument));
    if (total < promisedInputs && !isPart) {
      this.error = new Error(`Expected at least ${promisedInputs} distinct inputs, got ${total}`);
    }
  }

  getLastError() {
    return this.error;
  }
}

module.exports = HostileReport;
