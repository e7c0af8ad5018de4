import type { Logger } from '../logger';
import { monotonicMillis } from '../monotonic';
import type { Gap } from './outcome';

/** Says when something begins to fail and when it is well again, and not for each request in between. */
export interface ChangeLog {
  /** @param place what else to say of it */
  failed(key: string, gap: Gap, place: object): void;
  answered(key: string, place: object): void;
}

export interface ChangeWords {
  failed: string;
  answered: string;
}

/** Of what fails now and then, there is a line of each kind in that time. */
const quietMillis = 60_000;

interface Said {
  seen: Gap['seen'];
  at: number;
  isOver: boolean;
}

export function createChangeLog(logger: Logger, words: ChangeWords): ChangeLog {
  /** By key: what was said last. No more keys than there are services and provinces. */
  const saidOf = new Map<string, Said>();
  return {
    failed(key, { seen, reason, detail }, place) {
      const last = saidOf.get(key);
      const isSame = last?.seen === seen;
      const isSaid = isSame && (!last.isOver || monotonicMillis() - last.at < quietMillis);
      const said = { ...place, reason, why: seen, detail };
      if (isSaid) return logger.debug(said, words.failed);
      saidOf.set(key, { seen, at: monotonicMillis(), isOver: false });
      logger.warn(said, words.failed);
    },
    answered(key, place) {
      const last = saidOf.get(key);
      if (!last || last.isOver) return;
      last.isOver = true;
      logger.info(place, words.answered);
    },
  };
}
