import type { Fact } from '../../../domain/facts';
import { dimensions, sourceOf } from '../../../domain/facts';
import type { ImportProblem } from '../../../domain/problems';
import type { ProvinceModels } from '../data/model';
import type { ReportDocument } from './documentInput';
import type { RowFact } from './factRow';

/** What whoever imports says of other documents; nothing if all is absent. */
export interface DocumentChoice {
  /** Id of the document that this one takes the place of. */
  replaces?: string | undefined;
  /** Whether its totals are to be added to those that other documents have. */
  adds?: boolean | undefined;
  /** Whether a document may be left without numbers. */
  empty?: boolean | undefined;
}

export interface DocumentDecision {
  id: string;
  problems: readonly string[];
  warnings: readonly ImportProblem[];
}

/** What the id of a document was made of: the file's name, a choice of whoever imports it, or what the file says itself. */
export type NamedBy = 'NAME' | 'CHOICE' | 'FILE';

/** Notes while the rows are read what a document is about, and which others have the same totals. */
export interface DocumentNotes {
  note(batch: readonly RowFact[]): Promise<void>;
  /** Whether no other document has any of the same totals. */
  isAlone(): boolean;
  /**
   * Which document it is. Of the documents in `told` a problem is known already.
   */
  decide(named: NamedBy, choice: DocumentChoice, told: ReadonlySet<string>): Promise<DocumentDecision>;
}

interface Overlap {
  unit: string;
  year: number;
  measure: string;
}

export function createDocumentNotes(
  models: ProvinceModels,
  read: ReportDocument,
  /** What rows are about that nobody reads, and that are known to have no totals of others. */
  unread: readonly Pick<RowFact, 'unit' | 'year'>[] = [],
): DocumentNotes {
  const units = new Set(unread.map(({ unit }) => unit));
  const years = new Set(unread.map(({ year }) => year));
  const overlaps = new Map<string, Overlap>();
  let others: string[] | null = null;

  return {
    async note(batch) {
      for (const { unit, year } of batch) {
        units.add(unit);
        years.add(year);
      }
      others ??= await otherReports(models, read);
      for (const { document, unit, year, measure } of await sameTotals(models, read, others, batch)) {
        if (!overlaps.has(document)) overlaps.set(document, { unit, year, measure });
      }
    },
    isAlone: () => overlaps.size === 0,
    async decide(named, choice, told) {
      const isNamed = named !== 'NAME';
      for (const document of told) overlaps.delete(document);
      const own = await emptied(models, read.id, units.size === 0 && choice.empty !== true);
      const id = isNamed || choice.adds ? read.id : await idBesideOthers(models, read, units, years);
      const asItIs = { id, problems: own, warnings: [] };
      // Under another id it is read again, and set beside the others again.
      const isBeside = choice.adds || (isNamed && read.status === 'DRAFT');
      if (isBeside || id !== read.id || overlaps.size === 0) return asItIs;
      const [first = ''] = overlaps.keys();
      const before = await models.documents.findOne({ id: first, until: null }).lean();
      if (overlaps.size === 1 && before?.unit === read.unit) {
        if (!isNamed && before.file === read.file) return { ...asItIs, id: first };
        if (before.status === 'DRAFT' && read.status === 'FINAL') {
          if (named === 'FILE') return { ...asItIs, warnings: [draftStays(first)] };
          return { ...asItIs, id: first, warnings: [draftReplaced(first)] };
        }
      }
      return { ...asItIs, problems: [...own, ...[...overlaps].map(secondReport)] };
    },
  };
}

/** Ids of the documents whose totals may not be there twice. */
function otherReports(models: ProvinceModels, { id, period }: ReportDocument): Promise<string[]> {
  return models.documents.distinct('id', {
    until: null,
    id: { $ne: id },
    status: { $ne: 'SAMPLE' },
    kind: { $ne: 'MENTION' },
    period: period ?? { $exists: false },
  });
}

async function sameTotals(
  models: ProvinceModels,
  read: ReportDocument,
  others: readonly string[],
  batch: readonly RowFact[],
): Promise<Fact[]> {
  // Of what is no year nothing is added, so that the reason is the same for all.
  const isAdded = ({ notAdded }: RowFact) => read.period !== undefined || notAdded === undefined;
  const totals = batch.filter((fact) => fact.form === 'SUMMARY' && isAdded(fact));
  if (others.length === 0 || totals.length === 0 || sourceOf(read) !== 'REPORT') return [];
  const rows = await models.facts
    .find({
      unit: { $in: [...new Set(totals.map(({ unit }) => unit))] },
      year: { $in: [...new Set(totals.map(({ year }) => year))] },
      document: { $in: [...others] },
      form: 'SUMMARY',
      ...(read.period === undefined && { adds: 'TOTAL' }),
      until: null,
    })
    .lean();
  return rows.filter((row) => totals.some((fact) => isSameTotal(fact, row)));
}

function isSameTotal(fact: RowFact, row: Fact): boolean {
  const isSame = fact.unit === row.unit && fact.year === row.year && fact.measure === row.measure;
  return (
    isSame && dimensions.every((name) => fact[name] == null || row[name] == null || fact[name] === row[name])
  );
}

/** Two districts' files of one name are two documents, and so are those of two years or periods. */
async function idBesideOthers(
  models: ProvinceModels,
  { id, period }: ReportDocument,
  units: ReadonlySet<string>,
  years: ReadonlySet<number>,
): Promise<string> {
  const known = { document: id, until: null };
  const [unitsBefore, yearsBefore] = await Promise.all([
    models.facts.distinct('unit', known),
    models.facts.distinct('year', known),
  ]);
  if (unitsBefore.length === 0 || units.size === 0) return id;
  const before = await models.documents.findOne({ id, until: null }).lean();
  if (before && before.period !== period)
    return `${id}-${(period ?? 'YEAR').toLowerCase().replaceAll('_', '-')}`;
  if (!unitsBefore.some((unit) => units.has(unit))) return `${id}-${[...units].sort().slice(0, 3).join('-')}`;
  return yearsBefore.some((year) => years.has(year)) ? id : `${id}-${[...years].sort().join('-')}`;
}

async function emptied(models: ProvinceModels, id: string, isEmpty: boolean): Promise<string[]> {
  const facts = isEmpty ? await models.facts.countDocuments({ document: id, until: null }) : 0;
  if (facts === 0) return [];
  return [
    `Tệp không có số liệu nào, sẽ bỏ hết ${facts} số liệu của tài liệu "${id}"; nếu đúng thế, thêm --empty (qua HTTP: ` +
      `empty=true). The file has no numbers and would remove all ${facts} of document "${id}"; if so, add --empty`,
  ];
}

function secondReport([id, { unit, year, measure }]: [string, Overlap]): string {
  return (
    `Tài liệu "${id}" đã có tổng của ${unit}, ${year}, ${measure}; cộng cả hai là đếm hai lần. Chọn: thay tài liệu ấy ` +
    `(--replaces ${id}), cộng thêm (--adds), hoặc sửa và nạp lại đúng tệp ấy. ` +
    `Document "${id}" has the total of ${unit}, ${year}, ${measure} already, and both would be added. Choose: replace ` +
    `it (--replaces ${id}), add to it (--adds), or correct and import that file again`
  );
}

function draftReplaced(id: string): ImportProblem {
  const message = `Thay bản dự thảo "${id}". It takes the place of the draft "${id}"`;
  return { place: 'file', message };
}

function draftStays(id: string): ImportProblem {
  const message =
    `Bản dự thảo "${id}" có cùng tổng và vẫn còn, nên người xem dự thảo thấy cả hai cộng lại; muốn thay thì --replaces ${id}. ` +
    `The draft "${id}" has the same totals and stays, so that who sees drafts sees both added; --replaces ${id} takes its place`;
  return { place: 'file', message };
}

/** @returns why there is nothing to take the place of; empty if there is */
export async function replacementProblems(
  models: ProvinceModels,
  replaces: string | undefined,
): Promise<string[]> {
  if (replaces === undefined) return [];
  const known: string[] = await models.documents.distinct('id', { until: null });
  if (known.includes(replaces)) return [];
  return [
    `Không có tài liệu "${replaces}" để thay; đang có ${known.join(', ')}. ` +
      `There is no document "${replaces}" to take the place of; there are ${known.join(', ')}`,
  ];
}

/** A draft is seen by nobody else, so it takes nothing from them: what was published stays until it is published anew. */
export async function withdrawalProblems(
  models: ProvinceModels,
  { id, status }: Pick<ReportDocument, 'id' | 'status'>,
): Promise<ImportProblem[]> {
  if (status !== 'DRAFT') return [];
  const published = await models.documents.findOne({ id, until: null, status: { $ne: 'DRAFT' } }).lean();
  if (!published) return [];
  const message =
    `Tài liệu "${id}" đã công bố; nạp bản dự thảo đè lên thì số liệu đã công bố mất khỏi nơi mọi người đang xem. Xem trước ` +
    `thay đổi bằng --dry-run, rồi nạp bản chính thức; muốn rút số liệu đã công bố thì hoàn tác phiên bản đã nạp nó. ` +
    `Document "${id}" is published, and a draft in its place would take its numbers from everybody. See with --dry-run what ` +
    `would change, and import it as FINAL; to withdraw what was published, undo the revision that brought it`;
  return [{ place: 'file', message }];
}
