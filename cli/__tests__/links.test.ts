import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectPath } from '../../platform/paths';
import { matches, read } from './projectFiles';

const documents = [
  ...markdownIn('.', false),
  ...['docs', 'examples', 'deploy'].flatMap((folder) => markdownIn(folder)),
];

describe('documents', () => {
  it('link to files, show pictures and name headings that exist', () => {
    const links = documents.flatMap((file) => linksOf(file).map((link) => ({ file, link })));
    expect(links.length).toBeGreaterThan(40);
    const broken = links.filter(({ file, link }) => !leadsSomewhere(file, link));
    expect(broken).toEqual([]);
  });
});

function markdownIn(folder: string, recursive = true): string[] {
  return readdirSync(projectPath(folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

/** Within the project; a guide's `/huong-dan` and the like are addresses of its own. */
function linksOf(file: string): string[] {
  return matches(withoutCode(read(file)), /\]\(([^)\s]+)\)/g).filter((link) => !/^([a-z]+:|\/)/.test(link));
}

function leadsSomewhere(file: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? file : normalize(join(dirname(file), path));
  if (!existsSync(projectPath(target))) return false;
  return (
    heading === undefined || !target.endsWith('.md') || headingsOf(target).has(decodeURIComponent(heading))
  );
}

/** As GitHub names them in addresses. */
function headingsOf(file: string): Set<string> {
  const titles = [...withoutCode(read(file)).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
  const slugs = titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(slugs.map((slug, at) => numbered(slug, slugs.slice(0, at))));
}

function numbered(slug: string, before: readonly string[]): string {
  const times = before.filter((each) => each === slug).length;
  return times === 0 ? slug : `${slug}-${times}`;
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, '');
}
