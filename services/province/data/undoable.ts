import { isDeepStrictEqual } from 'node:util';
import { UndoRefusedError } from './errors';
import { batchSize } from './progress';
import { publishedUnit } from './publishedUnits';
import type { ProvinceModels, Versioned } from './model';
import type { RevisionRecord } from './revisionModel';
import { readState } from './state';

/** @throws UndoRefusedError if a later revision built on it, or there is nothing to go back to */
export async function assertUndoable(models: ProvinceModels, undone: number): Promise<RevisionRecord> {
  const { revision: current, oldest } = await readState(models);
  const record = await models.revisions.findById(undone).lean();
  if (!record || undone > current) {
    throw new UndoRefusedError(undone, {
      vi: `không có phiên bản ấy, mới nhất là ${current}`,
      en: `there is no such revision, the last is ${current}`,
    });
  }
  if (undone <= oldest) {
    throw new UndoRefusedError(undone, {
      vi: `những gì nó đã thay chỉ còn giữ từ phiên bản ${oldest}`,
      en: `what it replaced is kept from revision ${oldest} on only`,
    });
  }
  const undoing = await models.revisions.findOne({ undoes: undone, _id: { $lte: current } }).lean();
  if (undoing) {
    throw new UndoRefusedError(undone, {
      vi: `phiên bản ${undoing._id} đã hoàn tác nó rồi`,
      en: `revision ${undoing._id} has undone it already`,
    });
  }
  const { document } = record;
  if (document !== null) await assertStillShown(models, undone, document, current);
  await assertUnitsUndoable(models, undone, document);
  await assertIdsFree(models, undone, document);
  return record;
}

/** The document must be now as it was after the revision: later ones of it are undone first. */
async function assertStillShown(
  models: ProvinceModels,
  undone: number,
  document: string,
  current: number,
): Promise<void> {
  const revisions = await models.revisions
    .find({ document, _id: { $lte: current } })
    .select('undoes')
    .sort({ _id: 1 })
    .lean();
  const shown = revisionsShown(revisions);
  if (shown.get(undone) === shown.get(revisions.at(-1)?._id ?? undone)) return;
  const undoneOnes = new Set(revisions.map(({ undoes }) => undoes));
  const later = revisions.find(({ _id }) => _id > undone && !undoneOnes.has(_id));
  throw new UndoRefusedError(undone, {
    vi: `phiên bản ${later?._id} đã thay số liệu của tài liệu "${document}" sau đó; hoàn tác phiên bản ấy trước`,
    en: `revision ${later?._id} replaced the facts of document "${document}" later; undo that one first`,
  });
}

/** By each revision of a document, the one whose content it left: itself, or that before the one which it undid. */
function revisionsShown(revisions: readonly Pick<RevisionRecord, '_id' | 'undoes'>[]): Map<number, number> {
  const shown = new Map<number, number>();
  for (const { _id, undoes } of revisions) {
    const before = revisions.findLast((other) => undoes !== null && other._id < undoes);
    shown.set(_id, undoes === null ? _id : (shown.get(before?._id ?? 0) ?? 0));
  }
  return shown;
}

/** Units that it wrote must be as it wrote them, and not be needed by what came later. */
async function assertUnitsUndoable(
  models: ProvinceModels,
  undone: number,
  document: string | null,
): Promise<void> {
  const written = await models.units.find({ since: undone }).lean();
  const before = await models.units.find({ until: undone }).lean();
  const ids = written.map(({ id }) => id);
  const touched = [...ids, ...before.map(({ id }) => id)];
  const now = new Map(
    (await models.units.find({ id: { $in: touched }, until: null }).lean()).map((unit) => [unit.id, unit]),
  );
  for (const id of touched) {
    const [then, current] = [written.find((unit) => unit.id === id), now.get(id)];
    if (isDeepStrictEqual(then && withoutRevision(then), current && withoutRevision(current))) continue;
    const last = current?.since ?? then?.until;
    throw new UndoRefusedError(undone, {
      vi: `phiên bản ${last} đã đổi đơn vị "${id}" sau đó; hoàn tác phiên bản ấy trước`,
      en: `revision ${last} changed unit "${id}" later; undo that one first`,
    });
  }
  const restored = new Set(before.map(({ id }) => id));
  const removed = ids.filter((id) => !restored.has(id));
  const hidden = before.flatMap((unit) => (publishedUnit(unit) ? [] : unit.id));
  await assertNotPublished(models, undone, document, hidden);
  if (removed.length === 0) return;
  const fact = await models.facts
    .findOne({ unit: { $in: removed }, until: null, $nor: [{ document, since: { $gte: undone } }] })
    .lean();
  if (fact) {
    throw new UndoRefusedError(undone, {
      vi: `số liệu của phiên bản ${fact.since} là của đơn vị "${fact.unit}" mà nó đã thêm; hoàn tác phiên bản ấy trước`,
      en: `facts of revision ${fact.since} are about unit "${fact.unit}", which it added; undo that one first`,
    });
  }
  const child = await models.units
    .findOne({ parent: { $in: removed }, until: null, id: { $nin: ids } })
    .lean();
  if (child) {
    throw new UndoRefusedError(undone, {
      vi: `đơn vị "${child.id}" của phiên bản ${child.since} thuộc đơn vị "${child.parent}" mà nó đã thêm; hoàn tác phiên bản ấy trước`,
      en: `unit "${child.id}" of revision ${child.since} is below unit "${child.parent}", which it added; undo that one first`,
    });
  }
}

/** What it published is needed by documents that are no drafts. */
async function assertNotPublished(
  models: ProvinceModels,
  undone: number,
  document: string | null,
  hidden: readonly string[],
): Promise<void> {
  if (hidden.length === 0) return;
  const drafts: string[] = await models.documents.distinct('id', { status: 'DRAFT', until: null });
  const fact = await models.facts
    .findOne({ unit: { $in: [...hidden] }, until: null, document: { $nin: [...drafts, document ?? ''] } })
    .lean();
  if (fact) {
    throw new UndoRefusedError(undone, {
      vi: `số liệu của phiên bản ${fact.since} là của đơn vị "${fact.unit}" mà nó đã công bố; hoàn tác phiên bản ấy trước`,
      en: `facts of revision ${fact.since} are about unit "${fact.unit}", which it published; undo that one first`,
    });
  }
  const below = { parent: { $in: [...hidden] }, until: null, since: { $ne: undone } };
  const child = (await models.units.find(below).lean()).find((unit) => publishedUnit(unit) !== null);
  if (!child) return;
  throw new UndoRefusedError(undone, {
    vi: `đơn vị "${child.id}" của phiên bản ${child.since} thuộc đơn vị "${child.parent}" mà nó đã công bố; hoàn tác phiên bản ấy trước`,
    en: `unit "${child.id}" of revision ${child.since} is below unit "${child.parent}", which it published; undo that one first`,
  });
}

/** What held before it and holds no more. */
export function replacedSince(undone: number) {
  return { since: { $lt: undone }, until: { $gte: undone } };
}

/** Ids that it freed may have been taken by another document since. */
async function assertIdsFree(models: ProvinceModels, undone: number, document: string | null): Promise<void> {
  if (document === null) return;
  const ended = models.facts
    .find({ document, ...replacedSince(undone) })
    .select('id -_id')
    .lean()
    .cursor({ batchSize });
  for (let ids = await take(ended, batchSize); ids.length > 0; ids = await take(ended, batchSize)) {
    const taken = await models.facts
      .findOne({ id: { $in: ids.map(({ id }) => id) }, until: null, document: { $ne: document } })
      .lean();
    if (!taken) continue;
    throw new UndoRefusedError(undone, {
      vi: `số liệu "${taken.id}" nằm trong tài liệu "${taken.document}" từ phiên bản ${taken.since}; hoàn tác phiên bản ấy trước`,
      en: `fact "${taken.id}" stands in document "${taken.document}" since revision ${taken.since}; undo that one first`,
    });
  }
}

export function withoutRevision(row: Versioned & { _id?: unknown }) {
  const { _id, since: _since, until: _until, ...fields } = row;
  return fields;
}

export async function take<Row>(cursor: { next(): Promise<Row | null> }, count: number): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < count) {
    const row = await cursor.next();
    if (row === null) break;
    rows.push(row);
  }
  return rows;
}
