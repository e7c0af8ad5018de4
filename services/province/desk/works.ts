import { randomUUID } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { createIndexes } from '../../../platform/createIndexes';
import { WorkChangedError, WorkNotFoundError, WorkStateError } from './errors';
import {
  workStates,
  type Work,
  type WorkChange,
  type WorkHead,
  type WorkState,
  type WorkStep,
  type WorkSummary,
} from './work';

export type NewWork = Pick<Work, 'head' | 'text' | 'file' | 'rows' | 'leftOut' | 'notUnderstood'>;

/** The reports on their way, each kept as a whole with every step: what was said to be saved is there after a crash. */
export interface Works {
  begin(work: NewWork, by: string): Promise<Work>;
  /** @throws WorkNotFoundError */
  read(id: string): Promise<Work>;
  /** The newest change first. */
  list(): Promise<Omit<WorkSummary, 'undoneBy'>[]>;
  /** @throws WorkNotFoundError, WorkChangedError, WorkStateError unless it is open */
  save(id: string, change: WorkChange, by: string): Promise<Work>;
  /** Moves it from one state to another. @throws WorkNotFoundError, WorkChangedError, WorkStateError */
  move(id: string, move: WorkMove): Promise<Work>;
  /** @throws WorkNotFoundError, WorkStateError if it is published */
  remove(id: string): Promise<void>;
}

export interface WorkMove {
  version: number;
  from: WorkState;
  to: WorkState;
  step: Omit<WorkStep, 'at'>;
  head?: WorkHead;
}

const schema = new Schema<Work>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    state: { type: String, enum: workStates, required: true },
    // Checked by `headSchema` and `rowSchema` when it comes, and not looked into here.
    head: { type: Schema.Types.Mixed, required: true },
    text: { type: String, default: null },
    file: { type: Schema.Types.Mixed, default: null },
    rows: { type: Schema.Types.Mixed, required: true },
    leftOut: { type: Schema.Types.Mixed, required: true },
    notUnderstood: { type: Schema.Types.Mixed, required: true },
    steps: { type: Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, minimize: false },
).index({ changedAt: -1 });

/** As many as are shown; who has more removes some. */
const mostListed = 200;

export async function createWorks(connection: Connection): Promise<Works> {
  const model: Model<Work> = connection.model<Work>('Work', schema, 'desk');
  await createIndexes([model]);

  async function read(id: string): Promise<Work> {
    const work = await model.findById(id).lean();
    if (!work) throw new WorkNotFoundError(id);
    return withBytes(work);
  }

  /** One atomic write: it is made on the version that was seen, or not at all. */
  async function change(
    id: string,
    seen: Pick<WorkMove, 'version' | 'from'>,
    set: Partial<Work>,
    step: Omit<WorkStep, 'at'>,
  ): Promise<Work> {
    const before = await read(id);
    assertSeen(before, seen);
    const at = new Date();
    const next = {
      ...set,
      version: seen.version + 1,
      steps: [...stepsBefore(before.steps, step), { at, ...step }],
      changedAt: at,
    };
    const { matchedCount } = await model.updateOne({ _id: id, version: seen.version }, { $set: next });
    if (matchedCount === 1) return { ...before, ...next };
    assertSeen(await read(id), seen);
    // Another's change is there, and is read only once a majority has it.
    throw new WorkChangedError('?', at);
  }

  return {
    read,
    async begin(given, by) {
      const at = new Date();
      const steps: WorkStep[] = [{ at, by, what: 'BEGUN' }];
      const work: Work = { _id: randomUUID(), version: 1, state: 'OPEN', ...given, steps, changedAt: at };
      await model.create(work);
      return work;
    },
    list: () => listWorks(model),
    save: (id, { version, ...set }, by) => change(id, { version, from: 'OPEN' }, set, { by, what: 'SAVED' }),
    move: (id, { version, from, to, step, head }) =>
      change(id, { version, from }, { state: to, ...(head && { head }) }, step),
    async remove(id) {
      const { deletedCount } = await model.deleteOne({ _id: id, state: { $ne: 'PUBLISHED' } });
      if (deletedCount === 0) throw stateError((await read(id)).state);
    },
  };
}

/** Of saves one after the other by one person the last one says it all. */
function stepsBefore(steps: readonly WorkStep[], { what, by }: Omit<WorkStep, 'at'>): readonly WorkStep[] {
  const last = steps.at(-1);
  const isSame = what === 'SAVED' && last?.what === 'SAVED' && last.by === by;
  return isSame ? steps.slice(0, -1) : steps;
}

async function listWorks(model: Model<Work>): Promise<Omit<WorkSummary, 'undoneBy'>[]> {
  const works = await model
    .find()
    .sort({ changedAt: -1 })
    .limit(mostListed)
    .select('version state head.title head.year head.document file.name rows.decision steps changedAt')
    .lean();
  return works.map(({ _id, version, state, head, file, rows, steps, changedAt }) => ({
    id: _id,
    version,
    state,
    title: head.title,
    year: head.year,
    document: head.document,
    file: file?.name ?? null,
    open: rows.filter(({ decision }) => decision === 'OPEN').length,
    steps,
    changedAt,
  }));
}

/** @throws WorkStateError, WorkChangedError if it is not as who acts on it has seen it */
export function assertSeen(work: Work, seen: Pick<WorkMove, 'version' | 'from'>): void {
  if (work.state !== seen.from) throw stateError(work.state);
  if (work.version !== seen.version) throw new WorkChangedError(work.steps.at(-1)?.by ?? '?', work.changedAt);
}

/** The driver gives bytes back in a type of its own. */
function withBytes(work: Work): Work {
  const content: unknown = work.file?.content;
  if (!work.file || Buffer.isBuffer(content)) return work;
  return {
    ...work,
    file: { ...work.file, content: Buffer.from((content as { buffer: Uint8Array }).buffer) },
  };
}

export function stateError(state: WorkState): WorkStateError {
  const { vi, en } = stateTexts[state];
  return new WorkStateError({ vi, en });
}

const stateTexts: Readonly<Record<WorkState, { vi: string; en: string }>> = {
  OPEN: {
    vi: 'Báo cáo đang được soạn; hãy gửi duyệt trước',
    en: 'The report is still being worked on; submit it first',
  },
  SUBMITTED: {
    vi: 'Báo cáo đã gửi duyệt; muốn sửa thì lãnh đạo trả lại trước',
    en: 'The report is submitted; to change it, the head returns it first',
  },
  PUBLISHED: {
    vi: 'Báo cáo đã công bố; muốn sửa thì bắt đầu một báo cáo mới thay nó, muốn rút thì hoàn tác ở mục Lịch sử',
    en: 'The report is published; begin a new one in its place to correct it, or undo it under History',
  },
};
