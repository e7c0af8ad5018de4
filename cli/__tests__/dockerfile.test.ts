import { existsSync, readdirSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { configVariables, matches, portOf, read } from './projectFiles';

const dockerfile = read('Dockerfile');

describe('Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    (match) => match[1]?.split(' ') ?? [],
  );

  it('is of the Node version that the project is developed with', () => {
    expect(matches(dockerfile, /^ARG NODE_IMAGE=node:(\d+)-/gm)).toEqual([
      read('.nvmrc').trim().split('.')[0],
    ]);
  });

  it('takes nothing from outside but that, by digest', () => {
    const stages = matches(dockerfile, /^FROM .+ AS (\S+)$/gm);
    const from = matches(dockerfile, /^FROM (?:--platform=\S+ )?(\S+)/gm);
    expect(from.filter((name) => !stages.includes(name))).toEqual(['${NODE_IMAGE}']);
    expect(matches(dockerfile, /^ARG NODE_IMAGE=(.+)$/gm)).toEqual([
      expect.stringMatching(/^node:20-bookworm-slim@sha256:[0-9a-f]{64}$/),
    ]);
  });

  it('is put together on the builder for every architecture, since no package of it is of one alone', () => {
    expect(dockerfile).toContain('FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS builder\n');
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { dev?: boolean; os?: string[]; cpu?: string[] }>;
    };
    const shipped = Object.entries(packages).filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(200);
    expect(shipped.filter(([, { os, cpu }]) => os ?? cpu)).toEqual([]);
  });

  it('copies what exists and what the build context has', () => {
    const context = matches(read('.dockerignore'), /^!(.+)$/gm);
    expect(copied).toContain('package-lock.json');
    for (const path of copied) {
      expect(context).toContain(path);
      expect(existsSync(projectPath(path))).toBe(true);
    }
    for (const path of context) expect(copied).toContain(path);
  });

  it('builds the folders that the build script reads', () => {
    const [, folders = ''] = /"build": "swc (.*?) --/.exec(read('package.json')) ?? [];
    expect(copied).toEqual(expect.arrayContaining(folders.split(' ')));
  });

  it('builds every page that there is', () => {
    const pages = readdirSync(projectPath()).filter((folder) =>
      existsSync(projectPath(folder, 'vite.config.mts')),
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(copied).toEqual(expect.arrayContaining([...pages, 'web']));
    expect(dockerfile).toContain('RUN npm run build && npm run build:web\n');
    expect(dockerfile).toContain('COPY --from=build /app/dist-web ./dist-web\n');
  });

  it('builds the pages with all that their builders read', () => {
    const [, stage = ''] = /^FROM \S+ AS build\n(.*?)^FROM /ms.exec(dockerfile) ?? [];
    const builders = readdirSync(projectPath(), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && matches(stage, /^COPY (\S+) /gm).includes(entry.name))
      .flatMap(({ name }) => readdirSync(projectPath(name)).map((file) => `${name}/${file}`))
      .filter((file) => /\.m[jt]s$/.test(file));
    const named = builders.flatMap((file) =>
      matches(read(file), /join\((?:project|import\.meta\.dirname, '\.\.'), '(\w+)'/g),
    );
    expect(named).toEqual(expect.arrayContaining(['data', 'docs', 'schema']));
    expect(named.filter((folder) => !stage.includes(`\nCOPY ${folder} ./${folder}\n`))).toEqual([]);
  });

  it('runs the program that the package names, not as root', () => {
    const { bin } = JSON.parse(read('package.json')) as { bin: { congdoan: string } };
    expect(matches(dockerfile, /^ENTRYPOINT (.+)$/gm)).toEqual([`["node", "${bin.congdoan}"]`]);
    expect(existsSync(projectPath(bin.congdoan))).toBe(true);
    expect(matches(dockerfile, /^USER (.+)$/gm)).toEqual(['node']);
  });

  it('sets only variables that the configuration reads, and names the ports of the roles', () => {
    const names = matches(dockerfile, /^ENV (\w+)=/gm);
    expect(names.filter((name) => !configVariables().includes(name))).toEqual([]);
    expect(matches(dockerfile, /^EXPOSE (.+)$/gm)).toEqual([[...Object.values(portOf), 4003].join(' ')]);
  });
});
