import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../../platform/paths';
import { accumulators } from '../aggregation/accumulators';
import { expressionOperators } from '../aggregation/expression';
import { stages } from '../aggregation/stages';
import { handlers } from '../commands';
import { fieldOperators, logicalOperators } from '../matcher';
import { updateOperators } from '../update';

const had = {
  'Query operators': [...Object.keys(fieldOperators), ...logicalOperators],
  'Update operators': Object.keys(updateOperators),
  Stages: [...Object.keys(stages), ...Object.keys(accumulators)],
  Expressions: Object.keys(expressionOperators),
};
/** Other names under which drivers ask for the same. */
const aliases = ['isMaster', 'ismaster', 'buildinfo', 'killSessions', 'refreshSessions'];
const users = ['services', 'platform', 'cli', 'sample', 'bench', 'browser'];

describe('the stand-in for MongoDB', () => {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  const said = (part: string) => {
    const [, line = ''] = new RegExp(`^- \\*\\*${part}\\*\\*: (.*?)\\n(?=- |\\n)`, 'ms').exec(readme) ?? [];
    return [...line.matchAll(/`([$\w]+)`/g)].map(([, name]) => name);
  };

  it.each(Object.entries(had))('has the %s that its README names, and no others', (part, names) => {
    const operators = said(part).filter((name) => name?.startsWith('$'));
    expect(operators.sort()).toEqual([...names].sort());
  });

  it('has the commands that its README names, and no others', () => {
    const names = Object.keys(handlers).filter((name) => !aliases.includes(name));
    expect(said('Commands').sort()).toEqual(names.sort());
  });

  it('has nothing that only tests use', () => {
    const code = users.map(textBelow).join('\n');
    const names = Object.values(had).flat();
    expect(names.filter((name) => !new RegExp(`\\${name}\\b(?!\\{)`).test(code))).toEqual([]);
  });
});

/** The text of a folder's TypeScript, without the stand-in, tests and what is generated. */
function textBelow(folder: string): string {
  return readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/embedded-mongo|generated|__tests__/.test(join(folder, path)))
    .map((path) => readFileSync(projectPath(folder, path), 'utf8'))
    .join('\n');
}
