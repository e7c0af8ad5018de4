import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { ask, hashOf, isWhole, type Answer, type Asked } from './asking';
import type { Question } from './load';

interface SavedOperation {
  id: string;
  name: string;
}

/** Changes its order with the figures that change. */
const unordered = 'Ranking';

/** What must be in an answer, by its place: everything that stays as it is while the members change. */
type Leaves = Map<string, unknown>;

/**
 * The saved operations, as the dashboard asks them, with the variables of their examples.
 *
 * @param changeMembers called once; what the answers say before and after it stays as it is
 */
export async function dashboardQuestions(
  origin: string,
  changeMembers: () => Promise<void>,
): Promise<{ questions: Question[]; fixed: number }> {
  const operations = readOperations();
  const before = await askAll(origin, operations);
  await changeMembers();
  const after = await askAll(origin, operations);
  const fixed = operations.map(({ name }, index) =>
    name === unordered ? (new Map() as Leaves) : common(before[index], after[index]),
  );
  return {
    questions: operations.map(({ name, asked }, index) =>
      question(name, asked, fixed[index] ?? (new Map() as Leaves)),
    ),
    fixed: fixed.flatMap((leaves) => [...leaves.values()]).filter((value) => typeof value === 'number')
      .length,
  };
}

const folder = projectPath('schema', 'operations');

function readManifest(): SavedOperation[] {
  const content = readFileSync(`${folder}/manifest.json`, 'utf8');
  return (JSON.parse(content) as { operations: SavedOperation[] }).operations;
}

/** The id of a saved operation. */
export function savedOperation(name: string): string {
  const found = readManifest().find((operation) => operation.name === name);
  if (!found) throw new Error(`There is no saved operation "${name}"`);
  return found.id;
}

function readOperations(): { name: string; asked: Asked }[] {
  return readManifest().map(({ id, name }) => {
    const { variables } = JSON.parse(readFileSync(`${folder}/examples/${name}.json`, 'utf8')) as {
      variables: Record<string, unknown>;
    };
    return { name, asked: hashOf(id, variables) };
  });
}

async function askAll(origin: string, operations: readonly { asked: Asked }[]): Promise<Leaves[]> {
  const answers: Leaves[] = [];
  for (const { asked } of operations) answers.push(leavesOf((await ask(origin, asked)).data));
  return answers;
}

function leavesOf(value: unknown, place = '', leaves: Leaves = new Map()): Leaves {
  if (typeof value !== 'object' || value === null) return leaves.set(place, value);
  for (const [name, part] of Object.entries(value)) leavesOf(part, `${place}.${name}`, leaves);
  return leaves;
}

function common(before: Leaves = new Map(), after: Leaves = new Map()): Leaves {
  return new Map([...before].filter(([place, value]) => after.has(place) && after.get(place) === value));
}

function question(name: string, asked: Asked, fixed: Leaves): Question {
  return {
    asked: () => asked,
    check(body) {
      const { data, errors = [] } = body;
      return [
        ...errors
          .filter(({ extensions }) => !expectedCodes.has(extensions?.code ?? ''))
          .map(({ message }) => `${name}: ${message}`),
        ...(data === undefined ? [`${name}: no data`] : []),
        ...differences(name, body, fixed),
      ];
    },
  };
}

const expectedCodes = new Set(['PROVINCE_UNAVAILABLE', 'REGISTER_UNAVAILABLE']);
const mostDifferences = 3;

/** If a part of the stack is down, the answer may lack what it says it lacks. */
function differences(name: string, body: Answer, fixed: Leaves): string[] {
  if (!isWhole(body)) return [];
  const found = leavesOf(body.data);
  return [...fixed]
    .filter(([place, value]) => found.get(place) !== value)
    .slice(0, mostDifferences)
    .map(
      ([place, value]) =>
        `${name}${place}: got ${JSON.stringify(found.get(place))}, expected ${JSON.stringify(value)}`,
    );
}
