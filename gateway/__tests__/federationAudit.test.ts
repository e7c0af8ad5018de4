import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';

const document = readFileSync(projectPath('docs', 'federation-audit.md'), 'utf8');
const rows = [...document.matchAll(/^\| .*\| `([^`]+\.test\.ts)`: (.+?) *\|$/gm)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

describe('a class of faults of the federation audit', () => {
  it('has a row for each that the data source replaces', () => {
    expect(rows).toHaveLength(10);
  });

  it.each(rows)('is tried by %s: %s', (file, name) => {
    expect(readFileSync(projectPath(file), 'utf8')).toContain(`it('${name}'`);
  });
});
