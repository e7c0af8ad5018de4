import { posix } from 'node:path';
import { unescaped } from './textRuns';
import { readXml } from './xml';
import type { ZipArchive } from './zip';

/** What somebody has written beside a cell. */
export interface SheetComment {
  /** Of the cell, such as `D2`. */
  reference: string;
  text: string;
}

/** More are no notes on single numbers. */
const mostComments = 100;
const longestComment = 200;

/** The comments of a sheet, which are not read for its numbers and may say that one is something else. */
export async function readComments(zip: ZipArchive, sheetPath: string): Promise<SheetComment[]> {
  const comments: SheetComment[] = [];
  for (const path of await commentParts(zip, sheetPath)) {
    let comment: SheetComment | null = null;
    let inText = false;
    await readXml(await zip.open(path), {
      open(element, { ref = '' }) {
        if (element === 'comment') comment = { reference: ref, text: '' };
        inText = element === 't';
      },
      text(text) {
        if (comment && inText) comment.text = (comment.text + text).slice(0, 10 * longestComment);
      },
      close(element) {
        inText = false;
        if (element !== 'comment' || !comment) return;
        const text = withoutAuthor(unescaped(comment.text));
        if (text !== '' && comments.length < mostComments) comments.push({ ...comment, text });
        comment = null;
      },
    });
  }
  return comments;
}

async function commentParts(zip: ZipArchive, sheetPath: string): Promise<string[]> {
  const { dir, base } = posix.parse(sheetPath);
  const relations = posix.join(dir, '_rels', `${base}.rels`);
  const paths: string[] = [];
  if (!zip.has(relations)) return paths;
  await readXml(await zip.open(relations), {
    open(element, { Type = '', Target = '' }) {
      if (element !== 'Relationship' || !Type.endsWith('/comments') || paths.length > 0) return;
      paths.push(Target.startsWith('/') ? Target.slice(1) : posix.join(dir, Target));
    },
  });
  return paths.filter((path) => zip.has(path));
}

/** Excel writes the name of who made it in a line of its own. */
function withoutAuthor(text: string): string {
  return text
    .replace(/^[^\n]{1,80}:\s*\n/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestComment);
}
