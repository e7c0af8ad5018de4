import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeys } from '../../platform/apiKeys/keysFile';
import type { AuditAction } from '../../platform/audit';
import { loadConfig, type Config } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { startProvinceService } from '../../services/province';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { createAuditLog } from '../../platform/audit';
import { runImportCommand } from '../import';
import { createOne, revokeOne } from '../keys';
import { backupTo, restoreFrom, retain, runMaintenance } from '../maintenance';
import { purge } from '../purge';
import { reportFile } from '../../services/province/__tests__/testProvinces';

/** What each command notes, or why there is nothing to note. */
const commands: Record<string, readonly AuditAction[] | string> = {
  start: ['IMPORT', 'REPAIR'],
  province: ['IMPORT', 'REPAIR'],
  gateway: ['ANSWERS_PURGED'],
  register: ['IMPORT', 'UNDO'],
  cluster: ['IMPORT', 'UNDO'],
  import: ['IMPORT', 'UNDO'],
  seeds: ['IMPORT'],
  backup: ['BACKUP'],
  restore: ['RESTORE'],
  retain: ['RETENTION'],
  keys: ['KEY_CREATED', 'KEY_REVOKED'],
  'backup-key': 'makes a file that nothing uses until somebody names it',
  'shard-key': 'makes files that nothing uses until somebody configures them',
  secrets: 'makes files that nothing uses until somebody configures them',
  token: 'prints what nothing takes until somebody configures it',
  template: 'writes an empty form',
  sample: 'writes files of simulated data, which are data once they are imported',
  check: 'reads',
  'check-data': 'writes a file of made-up data, which are data once they are imported',
  config: 'reads',
  status: 'reads',
  audit: 'reads',
  read: 'reads a report, and writes a file of proposals, which are data once they are imported',
  verify: 'reads',
  compose: 'writes the project’s own files',
  operations: 'writes the project’s own files',
  help: 'reads',
};

/** What takes a request that may change something. */
const routes: Record<string, readonly AuditAction[] | string> = {
  "post('/:province/import'": ['IMPORT'],
  "post('/:province/undo'": ['UNDO'],
  "post('/clusters/import'": ['IMPORT'],
  "post('/clusters/undo'": ['UNDO'],
  "post('/desk/session'": ['SIGNED_IN'],
  "delete('/desk/session'": 'takes a cookie away, and no data',
  "post('/desk/read'": 'reads a text, and keeps nothing of it',
  "post('/desk/files'": 'reads a document, and keeps nothing of it',
  "post('/desk/preview'": 'reads',
  "post('/desk/submit'": ['IMPORT'],
  "post('/desk/undo'": ['UNDO'],
  "post<{ Params: { province: string } }>('/provinces/:province/revision'":
    'changes how long answers are kept, and no figure',
  "post('/:province/desk/session'": ['SIGNED_IN'],
  "delete('/:province/desk/session'": 'takes a cookie away, and no data',
  "post('/:province/desk/works'": ['WORK_BEGUN'],
  "post('/:province/desk/files'": ['WORK_BEGUN'],
  "put('/:province/desk/works/:work'": 'keeps who saved it with the report at work, which nobody else sees',
  "delete('/:province/desk/works/:work'": ['WORK_REMOVED'],
  "post('/:province/desk/works/:work/correct'": ['WORK_BEGUN'],
  "post('/:province/desk/works/:work/preview'": 'reads',
  "post('/:province/desk/works/:work/submit'": ['WORK_SUBMITTED'],
  "post('/:province/desk/works/:work/return'": ['WORK_RETURNED'],
  "post('/:province/desk/works/:work/publish'": ['IMPORT'],
  "post('/:province/desk/undo'": ['UNDO'],
  // Of gateway/access/sessions; its tests hold what is noted.
  'post(path': ['SIGNED_IN'],
  'delete(path': ['SIGNED_OUT'],
};

const province = 'dien-bien';
const databasePrefix = uniquePrefix();
const folder = mkdtempSync(join(tmpdir(), 'audited-'));
const drop = () => dropDatabases(databasePrefix, [province]);
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

function configOf(more: Record<string, string> = {}): Config {
  return loadConfig({
    MONGODB_URI: testMongodbUri(),
    DATA_DIR: mkdtempSync(join(folder, 'data-')),
    LOG_LEVEL: 'silent',
    ...more,
  });
}

function actionsIn({ auditFile }: Config): string[] {
  if (!existsSync(auditFile)) return [];
  const lines = readFileSync(auditFile, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { what, outcome, who } = JSON.parse(line) as Record<string, string>;
    expect(who).not.toBe('');
    return `${what} ${outcome}`;
  });
}

const quiet = { out: () => undefined, error: { write: () => true } };
const importInto = (config: Config, file: string) =>
  runImportCommand(file, { province, dryRun: false, json: false, wait: 1 }, quiet, {
    config,
    databasePrefix,
  });
const silently = async (work: () => Promise<void>) => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await work();
  } finally {
    write.mockRestore();
    error.mockRestore();
    process.exitCode = 0;
  }
};

describe('the list of what is noted', () => {
  it('has every command', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        '--require',
        projectPath('platform', 'testing', 'typescript.cjs'),
        projectPath('cli', 'congdoan.ts'),
        '--help',
      ],
      { cwd: projectPath(), encoding: 'utf8' },
    );
    const listed = stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}([a-z][a-z-]*)/gm);
    expect([...listed].map(([, name]) => name).sort()).toEqual(Object.keys(commands).sort());
  });

  it('has every route that is no question', () => {
    const files = ['gateway', 'services', 'platform'].flatMap((name) =>
      readdirSync(projectPath(name), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
        .map((file) => join(name, file)),
    );
    const found = files.flatMap((file) =>
      [
        ...readFileSync(projectPath(file), 'utf8').matchAll(
          /\b(?:app|scope)\.((?:post|put|patch|delete)(?:<[^(]*>)?\(\s*(?:'[^']+'|[\w.]+))/g,
        ),
      ].map(([, path = '']) => path.replace(/(?<=\()\s+/g, '')),
    );
    expect(found.sort()).toEqual(Object.keys(routes).sort());
  });
});

describe('what changes data', () => {
  const report = join(folder, 'report.csv');
  writeFileSync(report, 'unit;year;measure;value\ndien-bien;2024;members;1469\n');

  it('notes before that it is going to be done, and after what became of it', async () => {
    await drop();
    const config = configOf();
    const given = { config, databasePrefix };
    const backup = join(folder, 'a.backup.gz');
    await silently(async () => {
      await importInto(config, report);
      await runImportCommand(
        undefined,
        { province, dryRun: false, json: false, wait: 1, undo: 1 },
        quiet,
        given,
      );
      await runMaintenance(province, backupTo(backup), given);
      await runMaintenance(province, retain({ keepRevisions: 1 }), given);
      // It is not empty.
      await runMaintenance(province, restoreFrom(backup), given);
      await drop();
      await runMaintenance(province, restoreFrom(backup), given);
      await createOne(config, { role: 'analyst', name: 'Phòng Thống kê' }, () => undefined);
      const [key] = await readKeys(config.keysFile);
      await revokeOne(config, key?.id ?? '', () => undefined);
      await purge(config, province, () => undefined);
    });
    const done = (what: AuditAction) => [`${what} INTENDED`, `${what} DONE`];
    expect(actionsIn(config)).toEqual([
      ...done('IMPORT'),
      ...done('UNDO'),
      ...done('BACKUP'),
      ...done('RETENTION'),
      'RESTORE INTENDED',
      'RESTORE FAILED',
      ...done('RESTORE'),
      ...done('KEY_CREATED'),
      ...done('KEY_REVOKED'),
      ...done('ANSWERS_PURGED'),
    ]);
  });

  it('notes what the start of a service imports, once', async () => {
    await drop();
    const config = configOf();
    const start = () =>
      startProvinceService({
        provinces: [province],
        mongodbUriOf: testMongodbUri,
        databasePrefix,
        gatewayKeys: testPublicKeys,
        filesOf: () => [
          {
            name: 'a.json',
            content: JSON.stringify(
              reportFile([{ id: 'members', measure: 'members', value: 7 }], {}, province),
            ),
          },
        ],
        imports: {
          tokenOf: () => null,
          maxBytes: 1,
          maxUnpackedBytes: 1,
          audit: createAuditLog(config.auditFile, true),
        },
        address: { host: '127.0.0.1', port: 0, variable: 'none' },
      });
    await (await start()).stop();
    await (await start()).stop();
    expect(actionsIn(config)).toEqual(['IMPORT INTENDED', 'IMPORT DONE']);
  });

  it('is not done in production if it cannot be noted', async () => {
    await drop();
    const config = configOf({ NODE_ENV: 'production', AUDIT_FILE: '/dev/full' });
    const given = { config, databasePrefix };
    const backup = join(folder, 'none.backup.gz');
    await silently(async () => {
      expect(await importInto(config, report)).toBe(1);
      await runMaintenance(province, backupTo(backup), given);
      expect(process.exitCode).toBe(1);
      await expect(createOne(config, { role: 'analyst', name: 'x' }, () => undefined)).rejects.toMatchObject({
        extensions: { code: 'AUDIT_UNAVAILABLE' },
      });
    });
    expect(existsSync(backup)).toBe(false);
    expect(await readKeys(config.keysFile)).toEqual([]);
  });
});
