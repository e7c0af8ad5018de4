import { createHash } from 'node:crypto';
import type { SeasonFile } from '../../../domain/reports/reportFiles';
import { inOrder, type RegisterContent } from './content';
import type { RegisterModels, RevisionRecord } from './model';

export type Revision = RevisionRecord;
/** What lists show of it. */
export type RevisionSummary = Omit<Revision, 'content' | 'version'>;

/** The states that the register has had, each whole; the newest is what it says. */
export interface Revisions {
  newest(): Promise<Revision | null>;
  /** With its content. Null if there is none of this number. */
  read(number: number): Promise<Revision | null>;
  /** The newest first. */
  list(): Promise<RevisionSummary[]>;
  /** Whether it was added: not if there is one of its number already. */
  add(revision: Revision): Promise<boolean>;
  /** Of the same content other rows are shown. Nothing happens if another process has done so. */
  reload(revision: Pick<Revision, '_id' | 'version'>, version: string): Promise<void>;
}

/** As many as are shown. */
const mostListed = 500;
const duplicateKey = 11_000;
const newestFirst = { sort: { _id: -1 } } as const;

export function createRevisions(models: RegisterModels): Revisions {
  const whole = async (found: Revision | null) => found && { ...found, content: await withTexts(models, found.content) };
  return {
    newest: async () => whole(await models.revisions.findOne({}, null, newestFirst).lean()),
    read: async (number) => whole(await models.revisions.findById(number).lean()),
    list: () => models.revisions.find({}, { content: 0, version: 0 }, newestFirst).limit(mostListed).lean(),
    async add(revision) {
      const content = await withoutTexts(models, inOrder(revision.content));
      try {
        await models.revisions.create({ ...revision, content });
        return true;
      } catch (error) {
        if ((error as { code?: unknown }).code === duplicateKey) return false;
        throw error;
      }
    },
    async reload({ _id, version: before }, version) {
      await models.revisions.updateOne({ _id, version: before }, { $set: { version } });
    },
  };
}

const hashForm = /^text:([0-9a-f]{64})$/;

/** Texts are written before the revision that names them. */
async function withoutTexts(models: RegisterModels, content: RegisterContent): Promise<RegisterContent> {
  const published: SeasonFile[] = [];
  for (const report of content.published) {
    const { text } = report.document;
    if (text === undefined) {
      published.push(report);
      continue;
    }
    const hash = createHash('sha256').update(text).digest('hex');
    await models.texts.updateOne({ _id: hash }, { $set: { text } }, { upsert: true });
    published.push({ ...report, document: { ...report.document, text: `text:${hash}` } });
  }
  return { ...content, published };
}

async function withTexts(models: RegisterModels, content: RegisterContent): Promise<RegisterContent> {
  const hashOf = ({ document }: SeasonFile) => hashForm.exec(document.text ?? '')?.[1];
  const hashes = [...new Set(content.published.flatMap((report) => hashOf(report) ?? []))];
  const texts = await models.texts.find({ _id: { $in: hashes } }).lean();
  const textOf = new Map(texts.map(({ _id, text }) => [_id, text]));
  return {
    ...content,
    published: content.published.map((report) => {
      const hash = hashOf(report);
      if (hash === undefined) return report;
      const text = textOf.get(hash);
      if (text === undefined) throw new Error(`The text of document "${report.document.id}" is missing`);
      return { ...report, document: { ...report.document, text } };
    }),
  };
}
