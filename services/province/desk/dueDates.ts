import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { createAskSaved } from '../import/savedOperation';

/** The last day on which a report of a year is on time, as YYYY-MM-DD; null if nobody says. */
export type DueDateOf = (year: number) => Promise<string | null>;

const deadlineMillis = 2_000;
/** The register says the same for years on. */
const keptMillis = 60 * 60 * 1_000;
/** Whoever opens a page does not wait each time for a gateway that is not there. */
const failedMillis = 30_000;

/**
 * Asks the gateway for what the register says. A gateway that does not answer locks nobody out of the desk.
 *
 * @param gatewayUrl its address; null if there is none
 */
export function createDueDates(gatewayUrl: string | null): DueDateOf {
  if (gatewayUrl === null) return () => Promise.resolve(null);
  const askSaved = createAskSaved(gatewayUrl, 'DueDates');
  const known = new LRUCache<number, { dueOn: string | null }>({ max: 200 });

  async function ask(year: number): Promise<string | null> {
    const asked = await askSaved({ year }, AbortSignal.timeout(deadlineMillis));
    const read = 'answer' in asked ? answerSchema.safeParse(asked.answer).data : undefined;
    const dueOn = read?.data.dueDates.find((one) => one.year === year)?.dueOn ?? null;
    known.set(year, { dueOn }, { ttl: read ? keptMillis : failedMillis });
    return dueOn;
  }

  return async (year) => {
    const before = known.get(year);
    return before ? before.dueOn : ask(year);
  };
}

const answerSchema = z.object({
  data: z.object({ dueDates: z.array(z.object({ year: z.int(), dueOn: z.iso.date() })) }),
});
