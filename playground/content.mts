import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, Example, ProvinceName } from './src/examples';

export function readContent(project: string): Content {
  return {
    examples: readExamples(join(project, 'schema', 'operations')),
    provinces: readProvinces(join(project, 'data', 'register', 'provinces.json')),
  };
}

function readExamples(folder: string): Example[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files.map((file) => {
    const query = readFileSync(join(folder, file), 'utf8');
    const [, name = ''] = /^query (\w+)/m.exec(query) ?? [];
    const example = JSON.parse(readFileSync(join(folder, 'examples', `${name}.json`), 'utf8')) as Example;
    return { name, description: example.description, variables: example.variables, query };
  });
}

function readProvinces(file: string): ProvinceName[] {
  const rows = JSON.parse(readFileSync(file, 'utf8')) as ProvinceName[];
  return rows.map(({ id, name }) => ({ id, name }));
}
