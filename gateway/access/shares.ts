import type { Caller } from '../../domain/roles';
import { RateLimitedError } from '../../platform/errors';
import { withHttpStatus } from '../../platform/httpStatus';
import type { Redis } from '../../platform/redis';
import { countSafety } from '../../platform/safetyCounts';
import { localCaller } from './authenticate';
import type { LimitsOf } from './limits';
import { createProcessorTime } from './processorTime';
import { createRates, type Share } from './rates';

/** What callers have of their minute. This machine's own requests are not counted. */
export interface Shares {
  /** Counts a request; null if it is not counted. */
  takeRequest(caller: Caller): Promise<Share | null>;
  /** @throws GraphQLError of code RATE_LIMITED if the caller asked for more than a minute's share */
  takeCost(caller: Caller, cost: number): Promise<void>;
  /** @throws GraphQLError of code RATE_LIMITED if the caller sent more new texts than a minute's share */
  takeNewText(caller: Caller): Promise<void>;
  /** Lets the caller's minute pay for what the process does until its turn ends. @throws RateLimitedError if it has paid enough */
  begin(caller: Caller): void;
  /** The same, of work that has begun and goes on. */
  workFor(caller: Caller): void;
}

export function createShares(limitsOf: LimitsOf, redis: Redis | null): Shares {
  const rates = createRates(limitsOf, redis);
  const processorTime = createProcessorTime(limitsOf);
  return {
    takeRequest: async (caller) => (caller === localCaller ? null : await rates.takeRequest(caller)),
    async takeCost(caller, cost) {
      if (caller === localCaller) return;
      assertShare('cost', caller, await rates.takeCost(caller, cost));
      assertShare('processorTime', caller, processorTime.shareOf(caller));
      processorTime.workFor(caller);
    },
    async takeNewText(caller) {
      if (caller === localCaller) return;
      assertShare('newTexts', caller, await rates.takeNewText(caller));
      processorTime.workFor(caller);
    },
    begin(caller) {
      // Before what is dear begins: what is under way of the same caller is known by then.
      const share = processorTime.shareOf(caller);
      if (share.exceeded) throw tooMany('processorTime', caller, share);
      processorTime.workFor(caller);
    },
    workFor(caller) {
      if (caller !== localCaller) processorTime.workFor(caller);
    },
  };
}

/** What a caller has a share of in a minute, as refusals name it. */
const shared = {
  requests: 'requests',
  cost: 'cost',
  newTexts: 'new texts',
  processorTime: 'milliseconds of processor time',
} as const;

/** For what is only known once Apollo Server runs an operation. */
function assertShare(what: keyof typeof shared, caller: Caller, share: Share): void {
  if (!share.exceeded) return;
  throw withHttpStatus(tooMany(what, caller, share), [['retry-after', String(share.resetSeconds)]]);
}

export function tooMany(
  what: keyof typeof shared,
  { role }: Caller,
  { limit, resetSeconds }: Share,
): RateLimitedError {
  countSafety('rateLimited', { share: what, role });
  return new RateLimitedError(`More than ${limit} ${shared[what]} in a minute`, resetSeconds);
}
