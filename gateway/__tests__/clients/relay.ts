import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
  type ConcreteRequest,
  type GraphQLResponse,
  type ReaderFragment,
} from 'relay-runtime';
import { projectPath } from '../../../platform/paths';

export interface Artifacts {
  load(name: string): unknown;
  remove(): void;
}

/** Compiles documents as a Relay project has them: one in a file, by its name. */
export function compileRelay(documents: Readonly<Record<string, string>>): Artifacts {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  for (const name of ['src', 'artifacts']) mkdirSync(join(folder, name));
  copyFileSync(projectPath('schema', 'api.graphql'), join(folder, 'schema.graphql'));
  // Relay wants the names of operations and fragments to begin with that of their file.
  const text = Object.values(documents)
    .map((document) => `graphql\`${document}\`;`)
    .join('\n');
  writeFileSync(
    join(folder, 'src', 'Clients.js'),
    `const { graphql } = require('relay-runtime');\n${text}\n`,
  );
  const config = {
    ...{ src: './src', schema: './schema.graphql', artifactDirectory: './artifacts', language: 'javascript' },
    eagerEsModules: false,
    customScalarTypes: { Long: 'number', Date: 'string', DateTime: 'string' },
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath('node_modules', 'relay-compiler', 'cli.js'), '--noWatchman'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) {
    remove();
    throw new Error(`relay-compiler: ${stdout}${stderr}`);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what the compiler has just written
  return { load: (name) => require(join(folder, 'artifacts', `${name}.graphql.js`)) as unknown, remove };
}

export interface Relay {
  fetch(name: string, variables: Record<string, unknown>): Promise<any>;
  /** What a fragment says of an object that has it. */
  read(fragment: string, object: unknown): any;
  /** What Relay found wrong with the answers. */
  warnings: string[];
}

/** Relay's own network, store and defaults. */
export function createRelay(url: string, artifacts: Artifacts): Relay {
  const warnings: string[] = [];
  jest
    .spyOn(console, 'error')
    .mockImplementation((...words: unknown[]) => void warnings.push(words.join(' ')));
  const environment = new Environment({
    network: Network.create(async ({ text: query }, variables) => {
      const body = JSON.stringify({ query, variables });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body });
      return (await response.json()) as GraphQLResponse;
    }),
    store: new Store(new RecordSource()),
  });
  return {
    warnings,
    fetch: (name, variables) =>
      fetchQuery(environment, artifacts.load(name) as ConcreteRequest, variables).toPromise(),
    read: (fragment, object) =>
      environment.lookup(getSingularSelector(artifacts.load(fragment) as ReaderFragment, object)).data,
  };
}
