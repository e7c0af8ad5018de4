import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { projectPath } from '../../platform/paths';
import { readOperationFiles } from '../../schema/operationFiles';
import { sampleStartMillis, startSampleSystem } from './sampleSystem';
import type { System } from './seedFigures/system';

/** What `schema/operations/examples/<Operation>.json` holds. */
interface Example {
  /** The comment at the top of the operation's file. */
  description: { vi: string; en: string };
  variables: Record<string, unknown>;
  /** What a system with sample data answers, moments set to `anyMoment`. */
  answer: { data: unknown };
}

const folder = projectPath('schema', 'operations');
const files = readOperationFiles(folder);
/** Set to write the answers into the examples instead of comparing them. */
const updating = Boolean(process.env.UPDATE_EXAMPLES);

let system: System | undefined;
beforeAll(async () => {
  system = await startSampleSystem();
}, sampleStartMillis);
afterAll(() => system?.stop());

describe.each(files)('the saved operation %s', (file, text) => {
  const name = operationName(text);
  const exampleFile = join(folder, 'examples', `${name}.json`);
  const example = readExample(exampleFile, text);

  it('is in a file of its own name', () => {
    expect(file).toBe(`${name.charAt(0).toLowerCase()}${name.slice(1)}.graphql`);
  });

  it('is described in both languages, in its file as in its example', () => {
    const comment = (/^(?:# .+\n)+/.exec(text)?.[0] ?? '').replace(/^# /gm, '').trim().replace(/\n/g, ' ');
    expect(comment).toBe(`${example.description.vi} ${example.description.en}`);
  });

  it('answers as its example says', async () => {
    const { status, body } = await system!.query(text, example.variables);
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    const answer = { data: withoutMoments(body.data) };
    if (updating) writeFileSync(exampleFile, `${JSON.stringify({ ...example, answer }, null, 2)}\n`);
    else expect(answer).toEqual(example.answer);
  });
});

/** A new one is begun from its operation's comment, to be given variables. */
function readExample(
  file: string,
  text: string,
): Pick<Example, 'description' | 'variables'> & Partial<Example> {
  if (!updating || existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Example;
  const [vi = '', en = ''] = text.split('\n').map((line) => line.replace('# ', ''));
  const names = [...text.matchAll(/\$(\w+): /g)].map(([, name = '']) => name);
  const begun = { description: { vi, en }, variables: Object.fromEntries(names.map((name) => [name, null])) };
  writeFileSync(file, `${JSON.stringify(begun, null, 2)}\n`);
  return begun;
}

function operationName(text: string): string {
  const operations = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  expect(operations).toHaveLength(1);
  const [operation] = operations;
  return (operation?.kind === Kind.OPERATION_DEFINITION && operation.name?.value) || '';
}

/** Fields that say when an answer was given or computed; `endedOn` and other dates are figures and stay. */
const momentFields = new Set(['asOf', 'since', 'updatedAt', 'receivedAt', 'changedAt', 'askedAt']);
const anyMoment = '2026-01-01T00:00:00.000Z';

function withoutMoments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMoments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, below]) => [
      field,
      momentFields.has(field) && below !== null ? anyMoment : withoutMoments(below),
    ]),
  );
}
