import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectPath } from '../../platform/paths';

const folder = projectPath('dist-web', 'dashboard');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(html|js|css)$/.test(file),
);
const mostBytes = 150_000;

describe("the dashboard's first load", () => {
  it('is under 150 kB compressed, everything that it may ever load counted', () => {
    const sizes = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes);
  });

  it('holds ids in place of operations, and nothing that reads GraphQL', () => {
    const scripts = files.filter((file) => file.endsWith('.js'));
    const text = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(text).toMatch(/Dashboard:[`"'][0-9a-f]{64}[`"']/);
    expect(text).not.toMatch(/query Dashboard|Syntax Error|GraphQLError/);
  });
});
