import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectPath } from '../../platform/paths';
import { matches, read } from './projectFiles';

describe('deploy/pin-images.sh', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pin-'));
    for (const path of ['deploy/kubernetes/components/images', 'deploy/compose', 'bin'])
      mkdirSync(join(folder, path), { recursive: true });
    cpSync(projectPath('deploy', 'pin-images.sh'), join(folder, 'deploy', 'pin-images.sh'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @param answer what the registry gives, as a command of the shell with the image as $6 */
  function pin(answer: string) {
    writeFileSync(join(folder, 'bin', 'docker'), `#!/bin/sh\n${answer}\n`);
    chmodSync(join(folder, 'bin', 'docker'), 0o755);
    return spawnSync('sh', ['deploy/pin-images.sh', 'registry.example.org/congdoan-graph:0.1.0'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` },
    });
  }
  const written = (path: string) => readFileSync(join(folder, path), 'utf8');

  it('names the digest of every image that is run, for Kubernetes and for Compose', () => {
    const { status, stderr } = pin('echo "sha256:$(printf %s "$6" | sha256sum | cut -d" " -f1)"');
    expect([status, stderr]).toEqual([0, '']);
    const path = 'deploy/kubernetes/components/images/kustomization.yaml';
    type Images = { images: { name: string; newName: string; newTag?: string; digest?: string }[] };
    const [tags, digests] = [read(path), written(path)].map((text) => (parse(text) as Images).images);
    expect(digests).toEqual(
      tags!.map(({ name, newName }) => ({
        name,
        newName,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      })),
    );
    const used = ['docker-compose.yml', 'deploy/compose/backup.yml', 'deploy/compose/proxy.yml'].flatMap(
      (file) => matches(read(file), /\$\{(\w+_IMAGE):-/g),
    );
    const env = written('deploy/compose/images.env');
    expect(matches(env, /^(\w+)=\S+@sha256:[0-9a-f]{64}$/gm).sort()).toEqual([...new Set(used)].sort());
  });

  it('writes nothing if a registry does not answer', () => {
    const { status } = pin('echo "no such image" >&2; exit 1');
    expect(status).not.toBe(0);
    expect(() => written('deploy/compose/images.env')).toThrow('ENOENT');
  });
});
