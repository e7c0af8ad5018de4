import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { projectPath } from '../../platform/paths';
import { read } from './projectFiles';

/** Folders whose modules jest.environment.cjs loads once for all test files of a worker. */
const folders = [
  ...['domain', 'platform', 'services', 'gateway', 'conformance', 'cli', 'sample', 'data', 'schema'],
  ...['dashboard', 'desk', 'clusterDesk', 'playground', 'web', 'bench'],
];

const files = folders.flatMap((folder) =>
  readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => relative(projectPath(), projectPath(folder, name))),
);
const sources = files.filter((file) => !file.includes('__tests__'));
const tests = files.filter((file) => file.includes('__tests__') && !file.endsWith('/sharedModules.test.ts'));

/** What a module keeps from call to call says the same whoever asked before. */
const memos = [
  'bench/queries/choices.ts: memo',
  'cli/status/askProvince.ts: buildOnce',
  'cli/status/askProvince.ts: lackingIn',
  'conformance/addedSince.ts: added',
  'conformance/question.ts: compiler',
  'conformance/question.ts: documents',
  'conformance/selections.ts: buildOnce',
  'conformance/selections.ts: written',
  'conformance/service.ts: readSdl',
  'domain/quantityReader/countedWords.ts: wordSets',
  'domain/reading/tokens.ts: known',
  'gateway/export/index.ts: buildOnce',
  'gateway/planning/planner.ts: plannerOver',
  'gateway/supergraph.ts: namesOfSubgraphs',
  'platform/loadCatalogue.ts: parseOnce',
  'platform/loadLexicon.ts: parseOnce',
  'platform/loadRules.ts: known',
  'platform/provinces/contractBefore.ts: coordinatesBefore',
  'platform/provinces/contractBefore.ts: coordinatesNow',
  'platform/provinces/lifetime.ts: lifetimes',
  'platform/provinces/request.ts: heads',
  'platform/subgraphSchema.ts: buildOnce',
  'platform/subgraphSchema.ts: buildPlain',
  'services/embedded-mongo/sharedTexts.ts: places',
  'services/province/import/knownRows/programDigest.ts: known',
  'services/province/import/provinceNames.ts: provinces',
  'web/words/formatters.ts: dates',
  'web/words/formatters.ts: numbers',
];

/** Of the process: a test has names of its own there, compares counts with those before it, or tries it in a child. */
const ofTheProcess = [
  'bench/operations/process.ts: running',
  'bench/soak/gateway.ts: running',
  'platform/auditChain.ts: waiting',
  'platform/documents/readDocument.ts: line',
  'platform/provinces/question/question.ts: compiledQuestions',
  'platform/refusedConfiguration.ts: watched',
  'platform/safetyCounts.ts: values',
  'platform/tracing.ts: isTracing',
  'playground/src/collections/useQueries.ts: current',
  'playground/src/collections/useQueries.ts: listeners',
];

/** What makes something that keeps what it was asked. */
const keeper = /\b(once|rememberLast|createBoundedCache|createLackingFields|createLine)\b[(<]/;
/** Made to be filled, if it is not read-only. */
const empty = /^(new (Map|Set)(<.*>)?\(\)|\[\]|\{\});/;

/** What stands at the first column of a formatted file is of the module. A WeakMap is of objects that callers bring, and ends with them. */
function keptBy(source: string): string[] {
  const variables = [...source.matchAll(/^(?:export )?(?:let|var) (\w+)/gm)].map(([, name = '']) => name);
  const constants = source.matchAll(/^(?:export )?const (\w+)\b(?:: (.*?))? =\s(.*(?:\n[ )}\]].*)*)/gm);
  const held = [...constants].flatMap(([, name = '', type = '', made = '']) => {
    if (/^new Weak/.test(made)) return [];
    const isFilled = empty.test(made) && !type.startsWith('Readonly');
    return isFilled || keeper.test(made) || isChanged(name, source) ? [name] : [];
  });
  return [...variables, ...held];
}

function isChanged(name: string, source: string): boolean {
  const own = String.raw`(?<![.\w])${name}`;
  const ways = [
    String.raw`${own}\.(set|add|delete|clear|push|splice|pop|shift|unshift)\(`,
    String.raw`\b(getOrCreate|Object\.assign)(<.*>)?\(\s*${name}\b`,
    String.raw`${own}(\[[^\]]*\]|\.\w+)( (\?\?|\|\||\+|-)?= |\+\+|--)`,
    String.raw`\bdelete ${name}\b`,
  ];
  return ways.some((way) => new RegExp(way).test(source));
}

describe('modules that all test files of a worker share', () => {
  it('keep nothing that one test could leave for another', () => {
    const kept = sources.flatMap((file) => keptBy(read(file)).map((name) => `${file}: ${name}`));
    expect(kept.sort()).toEqual([...memos, ...ofTheProcess].sort());
  });

  it.each([
    ['let count = 0;', ['count']],
    ['export const known: Map<string, number> = new Map();', ['known']],
    [
      'const known = new Map<string, number>([["a", 1]]);\ngetOrCreate<string, number>(known, "a", one);',
      ['known'],
    ],
    ['const list: string[] = [];', ['list']],
    ['const table: Record<string, number> = { a: 1 };\ntable[name] = 1;', ['table']],
    ['const counts = {\n  all: 0,\n};\ncounts.all += 1;', ['counts']],
    ['const places = new Array<string>(8);\nplaces[at] = text;', ['places']],
    ['const read = once(() => readAll());', ['read']],
    [
      'const build: Record<string, (text: string) => A> = {\n  a: rememberLast((text) => parse(text)),\n};',
      ['build'],
    ],
    ['const words = new Set(["a"]);\nwords.has("a");\nfunction one() {\n  let inner = 0;\n}', []],
    ['const none: ReadonlyMap<string, number> = new Map();', []],
    ['const ofObjects = new WeakMap<object, number>();\nofObjects.set(one, 1);', []],
  ])('are found by what they are written as: %j', (source, names) => expect(keptBy(source)).toEqual(names));

  it('are replaced by no test, which would replace them for the files after it', () => {
    expect(tests.length).toBeGreaterThan(300);
    const replacing = /\bjest\.(mock|doMock|unmock|setMock|resetModules|isolateModules\w*|replaceProperty)\(/;
    expect(tests.filter((file) => replacing.test(read(file)))).toEqual([]);
  });

  it('have their methods back after a test has put its own in their place', () => {
    const spying = tests.filter((file) => read(file).includes('jest.spyOn('));
    expect(spying.length).toBeGreaterThan(0);
    expect(spying.filter((file) => !/restoreAllMocks\(\)|\.mockRestore\(\)/.test(read(file)))).toEqual([]);
  });
});
