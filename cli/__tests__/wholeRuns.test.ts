import { existsSync, readdirSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { read } from './projectFiles';

const folders = [
  'bench',
  'cli',
  'conformance',
  'domain',
  'gateway',
  'platform',
  'sample',
  'schema',
  'services',
];

it('what npm test tries in part, npm run test:hostile tries in full, and nothing else again', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  );
  const inPart = files.filter(
    (file) => file.endsWith('.test.ts') && /^import \{ effort \} from /m.test(read(file)),
  );
  expect(inPart.length).toBeGreaterThan(10);
  const listed = read('jest.hostile.config.js').matchAll(/^ {4}'(.+)',$/gm);
  expect([...listed].map(([, test]) => `${test}.test.ts`).sort()).toEqual(inPart.sort());
});

it.each([
  ['jest.config.js', /longest = \[(.*?)\];/s, ''],
  ['browser/jest.config.js', /\.\.\.\[(.*?)\]/s, 'browser/__tests__/'],
])('the tests that %s starts first are there', (file, list, folder) => {
  const [, text = ''] = list.exec(read(file)) ?? [];
  const named = [...text.matchAll(/'(.+?)'/g)].map(([, test]) => `${folder}${test}.test.ts`);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((test) => !existsSync(projectPath(test)))).toEqual([]);
});
