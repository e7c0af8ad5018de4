import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { addTableFiles } from '../tableFiles';

describe('docs/analyst/tables.md', () => {
  it('names the address of every format of tables', () => {
    const urls: string[] = [];
    addTableFiles({ add: (url) => void urls.push(url), schema: buildSchema('type Query { a: Int }') });
    expect(urls).toEqual(expect.arrayContaining(['/tables.csv', '/tables.json', '/tables.xlsx']));
    const document = readFileSync(projectPath('docs', 'analyst', 'tables.md'), 'utf8');
    expect(urls.filter((url) => !document.includes(url))).toEqual([]);
  });
});
