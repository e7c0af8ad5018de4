import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { withoutNames } from '../../../domain/reading/names';
import { readReport } from '../../../domain/reading/readReport';
import { plainText } from '../../../domain/plainText';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { loadLexicon } from '../../../platform/loadLexicon';
import { projectPath } from '../../../platform/paths';
import { noteTried } from '../../../platform/testing/tried';

const folders = ['platform', 'services', 'gateway', 'cli', 'domain', 'conformance'];
/** Of a text that fills so many characters with the same; short ones first, since what is slow there would not end with long ones. */
const lengths = [30, 300, 2_000, 12_000];
const mostProcessorMillis = 25;

/** Patterns that meet no text that long, and why not. */
const bounded: readonly (readonly [file: string, why: string])[] = [
  ['platform/documents/documentFormat.ts', 'the first 1,024 bytes of a file'],
  ['services/province/import/unitOfMeasure.ts', 'titles of at most 300 characters'],
  ['services/province/import/xlsx/numberStyle.ts', 'formats of at most 255 characters'],
  ['services/register/import/provinceNamed.ts', 'names of at most 200 characters'],
  ['services/province/import/titleNumbers.ts', 'lines of at most 500 characters'],
  ['domain/excerpt.ts', '400 characters on each side of a number'],
  ['domain/quantityReader/digits.ts', 'numbers of at most 300 characters'],
  ['domain/quantityReader/exactNumber.ts', 'numbers of at most 300 characters'],
  ['domain/quantityReader/fraction.ts', 'numbers of at most 300 characters'],
  ['domain/rules.ts', 'numbers of our own'],
  ['domain/reading/codes.ts', 'is tried at one place of the text at a time'],
];

interface Pattern {
  file: string;
  line: number;
  source: string;
  flags: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(projectPath(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return /^(__tests__|generated|testing)$/.test(entry.name) ? [] : sourceFiles(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function patternsIn(file: string): Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(projectPath(file), 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, text = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const { line } = source.getLineAndCharacterOfPosition(node.pos);
      found.push({ file, line: line + 1, source: text, flags: flags.replace('y', '') });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const usual = [
  ' ',
  '\n',
  '\t',
  '0',
  '1.',
  'a',
  'Ă',
  '-',
  '.',
  ',',
  '/',
  ':',
  '"',
  "'",
  '(',
  '[',
  '<',
  'a ',
  '1 ',
  '\u001b]',
];

/** What a pattern itself speaks of is what it may stumble over. */
function fillingsOf({ source }: Pattern): string[] {
  const signs = [...source.replace(/\\[a-zA-Z]/g, '')].filter((sign) => !/[\\^$.*+?()[\]{}|]/.test(sign));
  const words = source.match(/\p{L}{2,}/gu) ?? [];
  return [
    ...new Set([...usual, ...signs.slice(0, 12), ...words.slice(0, 4).flatMap((word) => [word, `${word} `])]),
  ];
}

function processorMillis(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Once more if it was slow: another thread may have collected garbage meanwhile. */
const isSlow = (act: () => unknown, most: number) => [1, 2, 3].every(() => processorMillis(act) > most);

describe('the patterns that are tried on texts of others', () => {
  const known = new Set(bounded.map(([file]) => file));
  const patterns = folders.flatMap(sourceFiles).flatMap(patternsIn);
  const tried = patterns.filter(({ file }) => !known.has(file));

  it('take a time that grows with the text, and not with its square', () => {
    expect(patterns.length).toBeGreaterThan(300);
    const slow = tried.flatMap((pattern) => {
      const expression = new RegExp(pattern.source, pattern.flags);
      return fillingsOf(pattern).flatMap((filling) =>
        ['', '!', '\u0000x'].flatMap((end) => {
          noteTried('imports', `pattern ${pattern.source} ${filling} ${end}`);
          const isSlowAt = (length: number) => {
            const text = filling.repeat(Math.ceil(length / filling.length)) + end;
            return isSlow(() => text.replace(expression, 'x'), mostProcessorMillis);
          };
          return lengths.some(isSlowAt) ? [`${pattern.file}:${pattern.line} of ${filling}`] : [];
        }),
      );
    });
    expect(slow).toEqual([]);
  }, 300_000);

  it('and that are not tried here are of files that there are', () => {
    expect([...known].filter((file) => !patterns.some((pattern) => pattern.file === file))).toEqual([]);
  });
});

describe('a text that is made to hold who reads it', () => {
  const knowledge = { catalogue: loadCatalogue(), lexicon: loadLexicon() };
  const fillings = [
    ' ',
    '\u00a0',
    '\n',
    '0',
    '12/',
    '1 ',
    '1-',
    '…',
    'Ă ',
    'ông ',
    'Nguyễn ',
    'Nguyễn Văn A, ',
    'năm 2024 ',
  ];
  const filled = (filling: string, most: number) =>
    filling.repeat(Math.ceil(most / filling.length)).slice(0, most);

  it.each(fillings)('has its names hidden at once: %j', (filling) => {
    const text = filled(filling, 200_000);
    noteTried('imports', `names ${filling}`);
    expect(isSlow(() => withoutNames(text), 500)).toBe(false);
    expect(isSlow(() => plainText(text), 500)).toBe(false);
  });

  it.each(fillings)('is read at once if it is short: %j', (filling) => {
    noteTried('imports', `reading ${filling}`);
    // As long as what is read without a thread of its own.
    expect(isSlow(() => readReport(filled(filling, 20_000), knowledge), 1_000)).toBe(false);
  });
});
