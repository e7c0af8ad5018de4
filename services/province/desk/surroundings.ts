import { dayInVietnam } from '../../../domain/timeliness';
import type { ProvinceStore } from '../store';
import type { DueDateOf } from './dueDates';
import { NoLateReasonError } from './errors';
import type { Surroundings, Work } from './work';

export interface SurroundingsOf {
  around(work: Pick<Work, 'head' | 'steps'>): Promise<Surroundings>;
  /** The revision that has undone the one by which a report was published last; null if none has. */
  undoneBy(work: Pick<Work, 'steps'>): Promise<number | null>;
  /** Why a report comes or changes after its year was due; undefined if it is not. @throws NoLateReasonError */
  lateReasonOf(work: Work): Promise<string | undefined>;
}

export function createSurroundings(store: ProvinceStore, dueDateOf: DueDateOf): SurroundingsOf {
  async function undoneBy({ steps }: Pick<Work, 'steps'>): Promise<number | null> {
    const published = steps.findLast(({ what }) => what === 'PUBLISHED')?.revision;
    if (published === undefined) return null;
    const page = { limit: 1, after: String(published + 1) };
    const { rows } = await store.revisions(page, await store.revision());
    const [row] = rows;
    return row?.id === String(published) ? row.undoneBy : null;
  }

  async function around(work: Pick<Work, 'head' | 'steps'>): Promise<Surroundings> {
    const dueOn = await dueDateOf(work.head.year);
    const isLate = dueOn !== null && dayInVietnam(new Date()) > dueOn;
    return { dueOn, isLate, undoneBy: await undoneBy(work) };
  }

  return {
    around,
    undoneBy,
    async lateReasonOf(work) {
      const { isLate, dueOn } = await around(work);
      if (!isLate || dueOn === null) return undefined;
      // A report that was kept before there was such a field has none.
      const { lateReason = '' } = work.head as Partial<Work['head']>;
      if (lateReason === '') throw new NoLateReasonError(dueOn);
      return lateReason;
    },
  };
}
