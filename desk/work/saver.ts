import type { Text } from '../../web/words/language';
import type { Failure, Outcome } from '../api';
import type { Work } from '../types';
import { mergeWorks, type Merged } from './mergeWorks';

export interface SaverStatus {
  work: Work;
  /** What became of the last change. */
  state: 'SAVED' | 'SAVING' | 'FAILED';
  failure: Failure | null;
  /** That another person has saved at the same time, and what became of it. */
  merged: Text | null;
}

export interface Saver {
  /** Shown at once, and saved soon. */
  change(of: (work: Work) => Work): void;
  flush(): Promise<void>;
  /** What the service says it is now. */
  replace(work: Work): void;
  status(): SaverStatus;
}

export interface SaverOptions {
  save(work: Work): Promise<Outcome<Work>>;
  read(): Promise<Outcome<Work>>;
  tell(status: SaverStatus): void;
}

/** How long a change waits for the next one: a person who decides on many numbers makes one save of them. */
const waitMillis = 400;
/** What could not be saved is tried again by itself, since nobody presses a button for it. */
const retryMillis = 5_000;

/** One save at a time, each made from the version before. */
export function createSaver(first: Work, { save, read, tell }: SaverOptions): Saver {
  let status: SaverStatus = { work: first, state: 'SAVED', failure: null, merged: null };
  let [base, isDirty] = [first, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();

  const show = (next: Partial<SaverStatus>) => {
    status = { ...status, ...next };
    tell(status);
  };
  const later = (millis: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), millis);
  };
  const fail = (failure: Failure) => {
    isDirty = true;
    show({ failure, state: 'FAILED' });
    if (failure.code === 'OFFLINE') later(retryMillis);
  };
  const send = async (): Promise<void> => {
    if (!isDirty) return;
    isDirty = false;
    const sent = status.work;
    const outcome = await save(sent);
    if ('failure' in outcome)
      return outcome.failure.code === 'WORK_CONFLICT' ? merge() : fail(outcome.failure);
    const { version, steps, changedAt } = outcome.data;
    base = { ...sent, version };
    const work = { ...status.work, version, steps, changedAt };
    show({ work, failure: null, state: isDirty ? 'SAVING' : 'SAVED' });
  };
  /** Another page has saved in between: what each has changed is put together, and saved on theirs. */
  const merge = async (): Promise<void> => {
    const outcome = await read();
    if ('failure' in outcome) return fail(outcome.failure);
    const merged = mergedStatus(base, status.work, outcome.data);
    base = outcome.data;
    isDirty = merged.isDirty;
    show(merged.status);
    return isDirty ? send() : show({ state: 'SAVED' });
  };
  const flush = () => {
    clearTimeout(timer);
    running = running.then(send);
    return running;
  };
  return {
    flush,
    status: () => status,
    change(of) {
      isDirty = true;
      show({ work: of(status.work), state: 'SAVING' });
      later(waitMillis);
    },
    replace(work) {
      base = work;
      show({ work });
    },
  };
}

function mergedStatus(
  base: Work,
  mine: Work,
  theirs: Work,
): { status: Partial<SaverStatus>; isDirty: boolean } {
  const put = mergeWorks(base, mine, theirs);
  const isOpen = theirs.state === 'OPEN';
  const work = isOpen ? put.work : theirs;
  return {
    status: { work, merged: mergedText(put, theirs), failure: null },
    isDirty: put.isChanged && isOpen,
  };
}

function mergedText({ isChanged, lost }: Merged, { state, steps }: Work): Text {
  const by = steps.at(-1)?.by ?? '';
  if (state !== 'OPEN' && isChanged) {
    return {
      vi: `${by} đã gửi hoặc công bố báo cáo trong lúc bạn sửa; thay đổi cuối của bạn không được lưu.`,
      en: `${by} submitted or published the report while you changed it; your last change is not saved.`,
    };
  }
  const numbers = lost.map(({ id, place }) => place?.text ?? id).join('; ');
  const both = {
    vi: `${by} cũng đang sửa báo cáo này; đã gộp hai phần.`,
    en: `${by} works on it too; both parts are put together.`,
  };
  if (lost.length === 0) return both;
  return {
    vi: `${both.vi} Hai người sửa khác nhau ở: ${numbers}; giữ phần đã lưu trước, hãy xem lại.`,
    en: `${both.en} Both changed: ${numbers}; what was saved first stands, look at it again.`,
  };
}
