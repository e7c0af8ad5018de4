import { gapReasons } from '../../domain/gapReasons';
import { monotonicMillis } from '../../platform/monotonic';
import type { Gap } from '../../platform/provinces/outcome';
import type { RegisterClient } from './register';

/** Anybody may ask whether the gateway is ready, and the register must not pay for that. */
const rememberedMillis = 5_000;
/** One that hangs is away, not wrong. */
const patienceMillis = 1_000;

const question = '{ clusters { id } }';

/**
 * Rejects while the register refuses this gateway, or says what is of no use: somebody has to mend that, so a gateway that
 * is started with a wrong key must not take the place of one with the right key. One that is away is another thing: what
 * was kept of it stands in, as far as it goes.
 */
export function createRegisterReadiness(
  register: Pick<RegisterClient, 'query'>,
): (deadlineAt: number) => Promise<void> {
  let asked: { failure: Promise<Gap | null>; until: number } | null = null;

  function failureNow(deadlineAt: number): Promise<Gap | null> {
    if (asked && monotonicMillis() < asked.until) return asked.failure;
    const failure = register
      .query(question, {}, { deadlineAt: Math.min(deadlineAt, Date.now() + patienceMillis), requestId: null })
      .then((answer) => answer.failure ?? null);
    asked = { failure, until: monotonicMillis() + rememberedMillis };
    return failure;
  }

  return async (deadlineAt) => {
    const failure = await failureNow(deadlineAt);
    if (failure && gapReasons[failure.reason].lasts === 'untilMended')
      throw new Error(`The register gives no usable answer: ${failure.detail}`);
  };
}
