import { readFileSync } from 'node:fs';
import { parse, type DocumentNode } from 'graphql';
import { roles } from '../../../../domain/roles';
import type { GraphqlServer } from '../../../../platform/graphqlServer';
import { projectPath } from '../../../../platform/paths';
import { readOperationFiles } from '../../../../schema/operationFiles';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../../platform/testing/database';
import { testPublicKeys } from '../../../../platform/testing/gatewayKeys';
import { startRegisterService } from '../../../../services/register';
import { nobodyThere, startTestGateway, type TestGateway } from '../../../__tests__/stubs';
import { measureDocument } from '../measure';

type Variables = Record<string, unknown>;

const folder = projectPath('schema', 'operations');
const files = readOperationFiles(folder);
const limits = roles.public.limits;

function read(file: string, text: string): { document: DocumentNode; example: Variables } {
  const name = `${file.charAt(0).toUpperCase()}${file.slice(1).replace('.graphql', '.json')}`;
  const { variables } = JSON.parse(readFileSync(`${folder}/examples/${name}`, 'utf8')) as {
    variables: Variables;
  };
  return { document: parse(text), example: variables };
}

const years = (count: number) => Array.from({ length: count }, (_, index) => 2000 + index);
/** What costs most, for variables that an operation has. */
const dearest: Variables[] = [
  {
    scope: { allProvinces: true },
    years: years(30),
    from: 2000,
    to: 2100,
    allProvinces: true,
    boundaries: 'AS_REPORTED',
  },
  {
    scope: { allProvinces: true },
    years: years(30),
    from: 2000,
    to: 2100,
    allProvinces: false,
    boundaries: 'CURRENT',
  },
];
/** A table may be of anything; this one is as large as people ask for. */
const largeTable = { measure: 'members', years: years(10), rows: 'PROVINCE', columns: 'YEAR' };

let register: GraphqlServer;
let gateway: TestGateway;
const prefix = uniquePrefix();

beforeAll(async () => {
  const provinces = JSON.parse(readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8')) as {
    id: string;
  }[];
  register = await startRegisterService({
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    mongodbUri: testMongodbUri(),
    database: `${prefix}register`,
    today: () => '2026-01-01',
  });
  // Every province has a service, which costs as much to ask though it does not answer.
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(provinces.map(({ id }) => [id, nobodyThere])),
  });
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await register.stop();
  await dropDatabases(prefix, ['register']);
});

describe.each(files)('the saved operation %s', (file, text) => {
  const { document, example } = read(file, text);

  it('is no larger than everybody may send', () => {
    const { tokens, depth, aliases, directives } = measureDocument(document);
    expect(tokens).toBeLessThanOrEqual(limits.tokens);
    expect(depth).toBeLessThanOrEqual(limits.depth);
    expect(aliases).toBeLessThanOrEqual(limits.aliases);
    expect(directives).toBeLessThanOrEqual(limits.directives);
  });

  it.each(dearest)(
    'costs no more than everybody may spend, whatever its variables are: %j',
    async (given) => {
      const all = { ...given, ...(file === 'table.graphql' && largeTable) };
      const variables = Object.fromEntries(
        Object.entries(example).map(([name, value]) => [
          name,
          name in all ? all[name as keyof typeof all] : value,
        ]),
      );
      const { cost, body } = await gateway.query(text, variables);
      expect(body.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('BAD_USER_INPUT');
      expect(cost.total).toBeGreaterThan(0);
      expect(cost.total).toBeLessThanOrEqual(limits.cost);
    },
  );
});
