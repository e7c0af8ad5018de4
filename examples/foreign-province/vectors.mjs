// Holds this service against examples/vectors: what is said there of figures and tokens. Ends with 1 if anything differs.
//   node examples/foreign-province/vectors.mjs
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';
import { createFiguresOf } from './figures.mjs';
import { createTokenCheck } from './token.mjs';

const readVectors = (file) =>
  JSON.parse(readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8'));
const catalogue = readVectors('catalogue.json');

function holds(of, cases, check) {
  let right = 0;
  for (const each of cases) {
    try {
      check(each);
      right += 1;
    } catch (error) {
      process.stderr.write(`${of}, case "${each.id}": ${error.message}\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${of}: ${right} of ${cases.length}\n`);
}

holds('figures', readVectors('figures.json').cases, ({ expected, ...data }) => {
  const { figures, coverage } = createFiguresOf({ ...data, catalogue });
  for (const [unit, wanted] of Object.entries(expected)) {
    const found = figures(unit, data.year);
    const got = found && { numbers: numbersIn(found, '') };
    deepStrictEqual({ figures: got, coverage: found ? coverage(unit, data.year) : [] }, wanted);
  }
});

const { now, province, publicKeys, tokens } = readVectors('tokens.json');
const readCaller = createTokenCheck(JSON.stringify(publicKeys), province, () => now);
holds('tokens', tokens, ({ authorization, caller }) => deepStrictEqual(readCaller(authorization), caller));

/** The numbers by their place, as the vectors have them. */
function numbersIn(value, place) {
  if (Array.isArray(value)) {
    return Object.assign({}, ...value.map((row) => numbersIn(row, `${place}[${keyOf(row)}]`)));
  }
  if (typeof value !== 'object' || value === null) return {};
  if ('atLeast' in value) return { [place]: short(value) };
  const below = Object.entries(value).map(([name, each]) =>
    numbersIn(each, place ? `${place}.${name}` : name),
  );
  return Object.assign({}, ...below);
}

function keyOf(row) {
  const keys = ['sector', 'kind', 'awardedBy', 'recipient', 'programme', 'measure'];
  return keys.flatMap((key) => (key in row ? (row[key] ?? '') : [])).join(',');
}

function short({ value, atLeast, atMost, estimated, reportedBy }) {
  return { value, atLeast, atMost, ...(estimated && { estimated }), ...(reportedBy !== 1 && { reportedBy }) };
}
