import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startForeignProvince, type ForeignProvince } from '../../../conformance/__tests__/foreignProvince';
import { projectPath } from '../../../platform/paths';
import { testPrivateKey } from '../../../platform/testing/gatewayKeys';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'kit-'));

let foreign: ForeignProvince;
beforeAll(async () => {
  foreign = await startForeignProvince();
  await run(process.execPath, [projectPath('bin', 'buildKit.mjs'), folder], { cwd: projectPath() });
}, 60_000);
afterAll(async () => {
  await foreign.stop();
  rmSync(folder, { recursive: true });
});

/** In a folder with nothing but the file, and without the variables of whoever runs the tests. */
function kit(...given: string[]) {
  return run(process.execPath, ['congdoan-check.mjs', ...given], {
    cwd: folder,
    env: { PATH: process.env.PATH, SHARD_PRIVATE_KEY: testPrivateKey.value },
  });
}

describe('the checks as one file', () => {
  it('are one file', () => {
    expect(readdirSync(folder)).toEqual(['congdoan-check.mjs']);
  });

  it('check a service without the project', async () => {
    const { stdout, stderr } = await kit('check', foreign.url, '--province', 'dien-bien', '--json');
    const report = JSON.parse(stdout) as { verdict: string; years: number[]; checks: unknown[] };
    expect([report.verdict, report.years]).toEqual(['pass', [2023, 2024]]);
    expect(report.checks.length).toBeGreaterThan(40);
    expect(stderr).toContain('dien-bien [1/');
  });

  it('bring their data', async () => {
    await kit('check-data', '--province', 'dien-bien');
    expect(readdirSync(join(folder, 'check-data'))).toEqual([
      '1-bao-cao-2023.json',
      '2-bao-cao-2024.json',
      '3-cham-lo-2024.json',
      '4-du-thao-2025.json',
      '5-sau-thang-2025.json',
      'province.json',
    ]);
  });

  it('say what is wrong with what was given, and exit with 2', async () => {
    await expect(kit('check')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected the address of a service and --province, or --all'),
    });
  });
});
