import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, Example, ProvinceName } from './src/examples/examples';

export function readContent(project: string): Content {
  return {
    examples: readExamples(join(project, 'schema', 'operations')),
    provinces: readProvinces(join(project, 'data', 'register', 'provinces.json')),
  };
}

/** Each operation as it is sent, below the comment of its file. */
function readExamples(folder: string): Example[] {
  const { operations } = readJson(join(folder, 'manifest.json')) as Manifest;
  const bodies = new Map(operations.map(({ name, body }) => [name, body]));
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [comment = ''] = /^(?:#.*\n)+/.exec(text) ?? [];
    const [, name = ''] = /^query (\w+)/m.exec(text) ?? [];
    const { description, variables } = readJson(join(folder, 'examples', `${name}.json`)) as Example;
    return { name, description, variables, query: `${comment}${bodies.get(name)}\n` };
  });
}

interface Manifest {
  operations: { name: string; body: string }[];
}

function readProvinces(file: string): ProvinceName[] {
  const rows = readJson(file) as ProvinceName[];
  return rows.map(({ id, name }) => ({ id, name }));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
