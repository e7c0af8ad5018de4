import { existsSync, readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';

const text = readFileSync(projectPath('CONTRIBUTING.md'), 'utf8');
const table = text.slice(text.indexOf('## What to change for'));
const rows = [...table.matchAll(/^\| +(?!for |-)(.+?) +\| +(.+?) +\|$/gm)].map(
  ([, change = '', files = '']) => ({
    change,
    files: [...files.matchAll(/`([\w./<>-]+\/[\w./<>-]+)`/g)].map(([, path = '']) => path),
  }),
);

describe('the table of what to change', () => {
  it('has the ten changes that come most often', () => {
    expect(rows.map(({ change }) => change)).toEqual([
      'a measure of a typed domain',
      'a field of `ProvinceReport`',
      'the default of a timeout',
      'a reason of a gap',
      'a column of imports',
      'a saved operation',
      'a role',
      'a format of tables as files',
      'a metric',
      'a level of units',
    ]);
  });

  it.each(rows)('$change: names at most five files, which exist', ({ files }) => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(5);
    // What is new stands beside those that are there.
    for (const path of files)
      expect([path, existsSync(projectPath(path.replace('<name>', 'table')))]).toEqual([path, true]);
  });
});
