import { readRelations } from './relations';
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
const mostComments = 10_000;
const longestComment = 200;

/** How a part calls a comment and its words. */
interface CommentPart {
  path: string;
  comment: string;
  words: string;
}

/** The comments of a sheet, which are not read for its numbers and may say that one is something else. */
export async function readComments(zip: ZipArchive, sheetPath: string): Promise<SheetComment[]> {
  const { threads, notes } = await commentParts(zip, sheetPath);
  const inThreads = threads ? await readPart(zip, threads) : [];
  const told = new Set(inThreads.map(({ reference }) => reference));
  // For programs that know no threads, Excel writes as a note of the cell that there is one.
  const others = notes ? (await readPart(zip, notes)).filter(({ reference }) => !told.has(reference)) : [];
  return [...inThreads, ...others];
}

async function readPart(zip: ZipArchive, part: CommentPart): Promise<SheetComment[]> {
  const comments: SheetComment[] = [];
  let comment: SheetComment | null = null;
  let inText = false;
  await readXml(await zip.open(part.path), {
    open(element, { ref = '' }) {
      if (element === part.comment) comment = { reference: ref, text: '' };
      inText = element === part.words;
    },
    text(text) {
      if (comment && inText) comment.text = (comment.text + text).slice(0, 10 * longestComment);
    },
    close(element) {
      inText = false;
      if (element !== part.comment || !comment) return;
      const text = withoutAuthor(unescaped(comment.text));
      if (text !== '' && comments.length < mostComments) comments.push({ ...comment, text });
      comment = null;
    },
  });
  return comments;
}

/** Excel has kept comments that can be answered apart from notes since 2018. */
async function commentParts(zip: ZipArchive, sheetPath: string) {
  const found: { threads?: CommentPart; notes?: CommentPart } = {};
  for (const { type, path } of await readRelations(zip, sheetPath)) {
    if (path === null) continue;
    if (type === 'comments') found.notes ??= { path, comment: 'comment', words: 't' };
    if (type === 'threadedComment') found.threads ??= { path, comment: 'threadedComment', words: 'text' };
  }
  return found;
}

/** Excel writes the name of who made it in a line of its own. */
function withoutAuthor(text: string): string {
  return text
    .replace(/^[^\n]{1,80}:\s*\n/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestComment);
}
