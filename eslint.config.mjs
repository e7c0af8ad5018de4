import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Every folder with code of ours. */
const folders = [
  'domain',
  'platform',
  'services/province',
  'services/register',
  'services/embedded-mongo',
  'gateway',
  'conformance',
  'cli',
  'sample',
  'dashboard',
  'desk',
  'clusterDesk',
  'playground',
  'web',
];

/** What each folder may import of ours beside itself; those that are not named may import everything. */
const mayImport = {
  domain: [],
  platform: ['domain'],
  'services/province': ['domain', 'platform'],
  'services/register': ['domain', 'platform'],
  'services/embedded-mongo': ['platform'],
  gateway: ['domain', 'platform'],
  conformance: ['domain', 'platform'],
  sample: ['domain', 'platform'],
  dashboard: ['domain', 'web'],
  desk: ['domain', 'web'],
  // Its numbers are checked with the parts of the province's desk.
  clusterDesk: ['domain', 'web', 'desk'],
  // The workbook's writer runs in a browser too.
  playground: ['domain', 'web', 'platform/xlsx'],
  web: ['domain'],
};

const boundaries = Object.entries(mayImport).map(([folder, allowed]) => ({
  target: `./${folder}/**`,
  from: folders
    .filter((other) => other !== folder && !allowed.includes(other))
    .map((other) => `./${other}/**`),
  except: allowed.filter((other) => other.includes('/')).map((part) => `**/${part}/**`),
}));

/** How a province is asked, in the order in which a request meets it; each room asks those after it. */
const provinces = ['provinces/client', 'provinces/caches', 'provinces/olderContracts', 'provinces/endpoint'];

/**
 * What each sub-folder may import of its neighbours. The files that put a folder together, such as `index.ts`, stand above all of
 * them, and what lies beside the sub-folders below.
 */
const mayImportWithin = {
  gateway: {
    provinces: [],
    ...Object.fromEntries(provinces.map((room, at) => [room, ['provinces', ...provinces.slice(at + 1)]])),
    operation: ['provinces', ...provinces],
    planning: ['operation', 'access/cost'],
    totals: ['operation', 'provinces'],
    'totals/tables': ['operation', 'totals'],
    access: ['operation'],
    'access/cost': ['access', 'operation', 'provinces', 'provinces/client', 'totals'],
    metrics: ['operation', 'provinces', 'provinces/client', 'provinces/endpoint'],
    export: ['access', 'totals/tables'],
    'export/workbook': ['export', 'totals/tables'],
  },
  'services/province': {
    data: [],
    'data/migrations': ['data'],
    'data/maintenance': ['data', 'data/migrations'],
    import: ['data', 'import/cells', 'import/xlsx'],
    'import/cells': [],
    'import/xlsx': ['import/cells'],
    api: ['data', 'import', 'import/cells'],
  },
  'services/register': {
    data: [],
    import: ['data'],
    editing: ['data', 'import'],
    api: ['import', 'editing'],
  },
};

const arrows = Object.entries(mayImportWithin).flatMap(([folder, rooms]) =>
  Object.entries(rooms).map(([room, allowed]) => ({
    target: `./${folder}/${room}/!(index|server|resolvers|subgraph).ts`,
    from: Object.keys(rooms)
      .filter((other) => other !== room && !allowed.includes(other))
      .map((other) => `./${folder}/${other}/*.ts`),
  })),
);

export default tseslint.config(
  { ignores: ['dist/', 'dist-web/', 'dist-kit/', 'coverage/', '.data/', '**/generated/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,mts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    // Without these settings `no-cycle` reads JavaScript only, and finds nothing.
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only platform/config reads the environment.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // Services are objects of closures: their methods use no `this` and are handed on freely.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/__tests__/**', '**/testing/**'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: [...boundaries, ...arrows] }] },
  },
  {
    // What is longer has its reason beside it; tests and measurements are told in one go.
    files: ['**/*.ts'],
    ignores: ['**/__tests__/**', '**/testing/**', 'bench/**', 'browser/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60 }] },
  },
  // Markup is taller than it is hard to read.
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 80 }] } },
  {
    files: ['**/__tests__/**/*.ts', '**/testing/**/*.ts', '**/jest.*.ts'],
    rules: {
      'no-restricted-properties': 'off',
      // Answers are JSON that the tests look into.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  { files: ['platform/config/index.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['gateway/**/*.ts', 'platform/**/*.ts'],
    ignores: ['platform/boundedCache.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'lru-cache', message: 'platform/boundedCache.ts bounds every memory by bytes.' },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', process: 'readonly', __dirname: 'readonly' },
    },
  },
  { files: ['**/jest.*.ts', '**/vite.config.{ts,mts}'], rules: { 'import-x/no-default-export': 'off' } },
  prettier,
);
