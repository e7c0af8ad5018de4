import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectPath } from '../../platform/paths';

const folder = projectPath('dist-web', 'dashboard');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(html|js|css)$/.test(file),
);
const sizeOf = (file: string) => gzipSync(readFileSync(join(folder, file))).length;
const sum = (sizes: readonly number[]) => sizes.reduce((whole, size) => whole + size, 0);

describe("the dashboard's first load", () => {
  it('is under 75 kB compressed for the first page: the page itself and what it names', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
    // A script and a style sheet: each further file is a further wait on a telephone.
    expect(named).toHaveLength(2);
    expect(sum(['index.html', ...named].map(sizeOf))).toBeLessThan(75_000);
  });

  // What each page loads is measured where it is opened: `everyPage.test.ts`.
  it('is with everything that it may ever load, on whatever page, under 175 kB', () => {
    expect(sum(files.map(sizeOf))).toBeLessThan(175_000);
  });

  it('holds ids in place of operations, and nothing that reads GraphQL', () => {
    const scripts = files.filter((file) => file.endsWith('.js'));
    const text = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(text).toMatch(/Dashboard:[`"'][0-9a-f]{64}[`"']/);
    expect(text).not.toMatch(/query Dashboard|Syntax Error|GraphQLError/);
  });
});
