import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';

/** What people read: pages, files, errors, the schema, guides. */
const places: readonly [folder: string, ending: RegExp][] = [
  ['dashboard', /\.(tsx?|html)$/],
  ['desk', /\.(tsx?|html)$/],
  ['playground', /\.(tsx?|html)$/],
  ['web', /\.(ts|mjs)$/],
  ['gateway', /\.ts$/],
  ['domain', /\.ts$/],
  ['cli', /\.ts$/],
  ['conformance', /\.ts$/],
  ['services', /\.ts$/],
  ['schema/operations', /\.(graphql|json)$/],
  ['docs', /\.md$/],
];
/** In the folder itself. */
const files = [
  'README.md',
  'schema/api.graphql',
  'schema/province.graphql',
  'schema/figures.graphql',
  'schema/measures.yml',
];

/** Where a refused word must stand: the list of them, and the names by which imports know a column. */
const allowed: readonly [file: string, word: string][] = [
  ['domain/factFields.ts', 'cấp tặng'],
  ['docs/import-cases.md', 'cấp tặng'],
];

function refusedWords(): [refused: string, instead: string][] {
  const text = readFileSync(projectPath('docs', 'glossary.md'), 'utf8');
  const table = text.slice(text.indexOf('| không viết'));
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, refused = '', instead = '']) => [refused, instead]);
}

function readersTexts(): [file: string, text: string][] {
  const found = places.flatMap(([folder, ending]) =>
    readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file).replaceAll('\\', '/'))
      .filter(
        (file) => ending.test(file) && !/__tests__|\/generated\//.test(file) && file !== 'docs/glossary.md',
      ),
  );
  return [...found, ...files].map((file) => [
    file,
    readFileSync(projectPath(file), 'utf8').normalize('NFC').toLowerCase(),
  ]);
}

describe('the list of words that are not used', () => {
  const words = refusedWords();
  const texts = readersTexts();

  it('is that of the glossary', () => {
    expect(words.length).toBeGreaterThanOrEqual(4);
    expect(texts.length).toBeGreaterThan(200);
  });

  it.each(words)('keeps “%s” out of what people read: it is “%s”', (refused) => {
    const found = texts
      .filter(
        ([file, text]) =>
          text.includes(refused) && !allowed.some(([place, word]) => place === file && word === refused),
      )
      .map(([file]) => file);
    expect(found).toEqual([]);
  });
});
