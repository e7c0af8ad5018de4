import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import { configVariables, matches, read } from './projectFiles';

const folder = projectPath('deploy', 'systemd');
const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd)
  process.stderr.write('systemd-analyze is not installed; the test that needs it is skipped\n');

describe('deploy/systemd', () => {
  it('runs commands and options that the program has, with variables that it reads', () => {
    const texts = units.map((name) => read(`deploy/systemd/${name}`));
    const script = read('deploy/systemd/restore-drill.sh');
    const program = ['congdoan', 'maintenance', 'configuration/command']
      .map((name) => read(`cli/${name}.ts`))
      .join('\n');
    const commands = matches(program, /(?:\.command|new Command)\('([a-z-]+)'\)/g);
    for (const text of [...texts, script]) {
      for (const command of matches(text, /congdoan\.js ([a-z-]+)/g)) expect(commands).toContain(command);
      const options = matches(text, /congdoan\.js .*? (--[a-z-]+)/g);
      for (const option of options) expect(program).toContain(`${option} `);
    }
    const set = texts.flatMap((text) => matches(text, /^Environment=([A-Z_]+)=/gm));
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !configVariables().includes(name))).toEqual([]);
  });

  it('has a service for each timer, and starts what the docs name', () => {
    const timers = units.filter((name) => name.endsWith('.timer'));
    expect(timers.map((name) => name.replace('.timer', '.service'))).toEqual(
      units.filter((name) => name.endsWith('@.service')),
    );
    const docs = read('docs/installing.md');
    for (const name of units) expect(docs).toContain(name.replace('@', '@cao-bang'));
  });

  it('gives a province in production all that it needs, in the environment that the docs show', () => {
    const [, example = ''] =
      /```ini\n# \/etc\/congdoan\/province\.env\n(.*?)```/s.exec(read('docs/installing.md')) ?? [];
    const environment = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    const config = loadConfig({ NODE_ENV: 'production', ...environment });
    expect(config).toMatchObject({
      production: true,
      provinces: ['cao-bang'],
      gatewayUrl: 'https://congdoan.example',
    });
    expect(config.provinceTokenOf('cao-bang')).not.toBeNull();
  });

  (hasSystemd ? it : it.skip)('is taken by systemd, which finds what is wrong', () => {
    const copies = mkdtempSync(join(tmpdir(), 'systemd-'));
    const verify = (name: string) => {
      const { stderr } = spawnSync(
        'systemd-analyze',
        ['verify', '--man=no', '--recursive-errors=no', join(copies, name)],
        { encoding: 'utf8' },
      );
      // Only what is said of this unit; the machine may have faulty ones of its own.
      return stderr.split('\n').filter((line) => line.includes(name.replace('@', '')) || line.includes(name));
    };
    try {
      for (const name of units) copyFileSync(join(folder, name), join(copies, name));
      for (const name of units) expect([name, verify(name)]).toEqual([name, []]);
      writeFileSync(
        join(copies, 'broken.service'),
        `${read('deploy/systemd/congdoan-province.service')}\n[Service]\nRestart=sometimes\nNoSuchThing=1\n`,
      );
      expect(verify('broken.service').join('\n')).toMatch(/sometimes[\s\S]*NoSuchThing/);
    } finally {
      rmSync(copies, { recursive: true });
    }
  });
});
