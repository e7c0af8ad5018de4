import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { projectPath } from '../../platform/paths';

const read = (...path: string[]) => readFileSync(projectPath(...path), 'utf8');

async function breakingChanges(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => path ?? message)
    .sort();
}

describe('the API since it was last released', () => {
  const released = read('schema', 'released', 'api.graphql');
  const [, unreleased = ''] = /\n## Unreleased\n(.*?)(?=\n## |$)/s.exec(read('CHANGELOG.md')) ?? [];

  it('breaks nothing that the changelog does not name', async () => {
    const changes = await breakingChanges(released, read('schema', 'api.graphql'));
    expect(changes.filter((path) => !unreleased.includes(`\`${path}\``))).toEqual([]);
  });

  it('would be found to break a client', async () => {
    const broken = released.replace(/\n {2}"""[^"]*"""\n {2}hasNextPage: Boolean!\n/, '\n');
    expect(broken).not.toBe(released);
    expect(await breakingChanges(released, broken)).toEqual(['PageInfo.hasNextPage']);
  });
});

describe('the client preset of GraphQL Code Generator', () => {
  it('types an operation with fragments, and nothing is any', () => {
    const folder = mkdtempSync(join(tmpdir(), 'preset-'));
    const document = `
      import { graphql } from './gql';
      export const units = graphql(\`
        query Units($province: ID!, $after: String) {
          province(id: $province) { units(after: $after) { edges { node { id ...UnitName } } pageInfo { endCursor } } }
        }
        fragment UnitName on Unit { localId name validFrom figures(year: 2024) { membership { members { value } } } }
      \`);`;
    writeFileSync(join(folder, 'units.ts'), document);
    const config = {
      schema: projectPath('schema', 'api.graphql'),
      documents: join(folder, 'units.ts'),
      generates: {
        [`${join(folder, 'gql')}/`]: {
          preset: 'client',
          config: { strictScalars: true, scalars: { Long: 'number', Date: 'string', DateTime: 'string' } },
        },
      },
    };
    writeFileSync(join(folder, 'codegen.json'), JSON.stringify(config));
    const cli = projectPath('node_modules', '@graphql-codegen', 'cli', 'cjs', 'bin.js');
    const run = spawnSync(process.execPath, [cli, '--config', join(folder, 'codegen.json'), '--silent'], {
      cwd: projectPath(),
      encoding: 'utf8',
    });
    const types = run.status === 0 ? readFileSync(join(folder, 'gql', 'graphql.ts'), 'utf8') : '';
    rmSync(folder, { recursive: true, force: true });
    expect(`${run.stdout}${run.stderr}`).toBe('');
    expect(types).toContain('export const UnitsDocument');
    expect(types).toMatch(
      /type UnitNameFragment = \{[^;]*localId: string[^;]*members: \{[^;]*value: number \| null/s,
    );
    expect(types).not.toMatch(/: any\b/);
  });
});
