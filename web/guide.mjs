// Writes the guide, `docs/` as pages, into `dist-web/guide`; the gateway serves it at `/huong-dan`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import markdownIt from 'markdown-it';

/** What a task needs first; each door is a page of `docs/`. */
const doors = [
  {
    title: ['Xem số liệu', 'See the figures'],
    note: [
      'Đọc một con số thế nào, tìm một tỉnh, một cụm, một tài liệu ở đâu.',
      'How to read a number, and where to find a province, cluster or document.',
    ],
    pages: ['reading.md', 'dashboard.md', 'glossary.md'],
  },
  {
    title: ['Lấy ra Excel', 'Take them to Excel'],
    note: [
      'Sổ số liệu của một cụm, bảng của mình, truy vấn.',
      'The workbook of a cluster, a table of your own, queries.',
    ],
    pages: ['analyst/tables.md', 'analyst.md', 'clients.md'],
  },
  {
    title: ['Nhập báo cáo', 'Import a report'],
    note: ['Cho cán bộ của liên đoàn lao động tỉnh.', 'For the staff of a provincial federation.'],
    pages: ['province.md', 'contract.md', 'reading-reports.md', 'import-cases.md', 'sample.md'],
  },
];

export function writeGuide(project, output) {
  const docs = join(project, 'docs');
  const folder = join(output, 'guide');
  const markdown = markdownIt({ html: false, linkify: false });
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'));
  const known = new Set(pages);
  mkdirSync(folder, { recursive: true });
  for (const page of pages) {
    const file = join(folder, page.replace(/\.md$/, '.html'));
    const text = readFileSync(join(docs, page), 'utf8');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, shell(titleOf(text), render(markdown, text, page, known)));
  }
  if (existsSync(join(docs, 'images')))
    cpSync(join(docs, 'images'), join(folder, 'images'), { recursive: true });
  const titles = new Map(pages.map((page) => [page, titleOf(readFileSync(join(docs, page), 'utf8'))]));
  writeFileSync(join(folder, 'index.html'), shell('Hướng dẫn / Guide', front(titles)));
  const styles = [join(project, 'web', 'styles', 'tokens.css'), join(project, 'web', 'guide.css')];
  writeFileSync(join(folder, 'guide.css'), styles.map((file) => readFileSync(file, 'utf8')).join('\n'));
  cpSync(join(project, 'dashboard', 'icon.svg'), join(folder, 'icon.svg'));
}

function titleOf(text) {
  return /^# (.+)$/m.exec(text)?.[1] ?? 'Hướng dẫn / Guide';
}

/** A link to another page of the guide leads to that page, one to what is beside the guide is its words alone. */
function render(markdown, text, page, known) {
  const tokens = markdown.parse(text, {});
  for (const { children } of tokens) {
    for (const [index, token] of (children ?? []).entries()) {
      if (token.type === 'link_open') pointLink(token, children, index, page, known);
      if (token.type === 'image') token.attrSet('src', addressOf(token.attrGet('src') ?? '', page));
    }
  }
  addAnchors(tokens);
  // A wide table or example scrolls by itself, and can be reached by keyboard to do so.
  return (
    markdown.renderer
      .render(tokens, markdown.options, {})
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replaceAll(
        '<table>',
        '<div class="scrolls" tabindex="0" role="region" aria-label="Bảng / Table"><table>',
      )
      .replaceAll('</table>', '</table></div>')
      // On a telephone a picture is too small to be read: it opens by itself.
      .replace(
        /<img src="([^"]+)"[^>]*>/g,
        (image, source) => `<a href="${source}" class="picture">${image}</a>`,
      )
  );
}

function pointLink(token, children, index, page, known) {
  const href = token.attrGet('href') ?? '';
  if (/^(https?:|#)/.test(href)) return;
  const [path, anchor] = href.split('#');
  const target = posix.normalize(posix.join(posix.dirname(page), path));
  if (known.has(target)) {
    token.attrSet('href', `/huong-dan/${target.replace(/\.md$/, '.html')}${anchor ? `#${anchor}` : ''}`);
    return;
  }
  token.tag = 'span';
  token.attrs = [];
  const end = children.findIndex((other, place) => place > index && other.type === 'link_close');
  if (end > 0) children[end].tag = 'span';
}

function addressOf(src, page) {
  return /^https?:/.test(src) ? src : `/huong-dan/${posix.normalize(posix.join(posix.dirname(page), src))}`;
}

/** As GitHub names them, so that links within `docs/` work in both places. */
function addAnchors(tokens) {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const words = tokens[index + 1].content.toLowerCase();
    token.attrSet('id', words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
  }
}

function front(titles) {
  const link = (page) =>
    `<li><a href="/huong-dan/${page.replace(/\.md$/, '.html')}">${escaped(titles.get(page) ?? page)}</a></li>`;
  const shown = new Set(doors.flatMap(({ pages }) => pages));
  const others = [...titles.keys()]
    .filter((page) => !shown.has(page) && !page.startsWith('decisions/'))
    .sort();
  const cards = doors.map(
    ({ title, note, pages }) =>
      `<section class="door"><h2>${title[0]} <span lang="en">/ ${title[1]}</span></h2><p>${note[0]} <em lang="en">${note[1]}</em></p>` +
      `<ul>${pages
        .filter((page) => titles.has(page))
        .map(link)
        .join('')}</ul></section>`,
  );
  return (
    '<h1>Hướng dẫn <span lang="en">/ Guide</span></h1>' +
    `<div class="doors">${cards.join('')}</div>` +
    `<h2>Cho người vận hành và lập trình <span lang="en">/ For operators and developers</span></h2><ul>${others.map(link).join('')}</ul>`
  );
}

function shell(title, body) {
  return (
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<meta name="description" content="${escaped(title)}: hướng dẫn dùng số liệu công đoàn các tỉnh, tiếng Việt và tiếng Anh.">` +
    `<title>${escaped(title)} – Số liệu công đoàn các tỉnh</title>` +
    '<link rel="stylesheet" href="/huong-dan/guide.css"><link rel="icon" href="/huong-dan/icon.svg" type="image/svg+xml"></head><body>' +
    '<header><a href="/" class="brand">Số liệu công đoàn các tỉnh</a><nav aria-label="Các trang / Pages">' +
    '<a href="/huong-dan">Hướng dẫn</a><a href="/bang">Lập bảng</a><a href="/playground">Truy vấn</a></nav></header>' +
    `<main>${body}</main></body></html>\n`
  );
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
