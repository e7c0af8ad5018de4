import { isDeepStrictEqual } from 'node:util';
import { contentOf, entriesOf, type RegisterContent } from '../data/content';
import type { Revision, Revisions } from '../data/revisions';
import { UndoRefusedError } from '../errors';

/**
 * The content in which each entry that a revision changed is as it was before that. What others have changed since stays.
 *
 * @throws UndoRefusedError if there is no such revision, or one of its entries was changed again
 */
export async function undone(revisions: Revisions, now: Revision, number: number): Promise<RegisterContent> {
  const [revision, before] = await Promise.all([revisions.read(number), revisions.read(number - 1)]);
  if (!revision || number > now._id) {
    throw new UndoRefusedError(number, { vi: 'không có phiên bản ấy', en: 'there is no such revision' });
  }
  if (!before) {
    throw new UndoRefusedError(number, {
      vi: 'đó là phiên bản đầu, lấy từ các tệp của chương trình',
      en: 'it is the first one, which came with the program',
    });
  }
  const [old, made] = [entriesOf(before.content), entriesOf(revision.content)];
  const entries = new Map(entriesOf(now.content));
  if (revision.entries.every(({ entry }) => isDeepStrictEqual(entries.get(entry), old.get(entry)))) {
    throw new UndoRefusedError(number, {
      vi: 'mọi thứ đã như trước lần thay đổi ấy',
      en: 'everything is as it was before it already',
    });
  }
  for (const { entry } of revision.entries) {
    if (!isDeepStrictEqual(entries.get(entry), made.get(entry))) {
      throw new UndoRefusedError(number, {
        vi: `"${entry}" đã được thay đổi sau đó; hãy hoàn tác lần thay đổi sau trước`,
        en: `"${entry}" was changed after it; undo the later change first`,
      });
    }
    if (old.has(entry)) entries.set(entry, old.get(entry));
    else entries.delete(entry);
  }
  return contentOf(assertWhole(number, entries));
}

/** A cluster that still has years, and a year of which something was published, stay. */
function assertWhole(number: number, entries: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  for (const entry of entries.keys()) {
    const above = entry.includes('/') ? entry.split('/')[0] : entry.split(':')[0];
    if (above === undefined || above === entry || entries.has(above)) continue;
    throw new UndoRefusedError(number, {
      vi: `"${entry}" được thêm vào sau đó và cần "${above}"; hãy hoàn tác lần thêm ấy trước`,
      en: `"${entry}" was added after it and needs "${above}"; undo that first`,
    });
  }
  return entries;
}
