import type { Logger } from '../../services/shared/logger';
import type { HttpClient } from '../http';
import type { Endpoints } from '../provincesFile';
import { readShardAnswer, writeShardRequest, type ShardOutcome, type Slot } from './shardRequest';

/** The one way to the provinces' services. */
export interface ShardClient {
  /** Null where the province runs no service that the gateway knows of. */
  endpointOf(province: string): string | null;
  /** Asks one endpoint everything at once. Never throws; outcomes are by slot and position. */
  ask(endpoint: string, slots: readonly Slot[], deadlineAt: number): Promise<ShardOutcome[][]>;
}

export interface ShardClientDependencies {
  http: HttpClient;
  /** Read at every call, so that the list may change while the gateway runs. */
  endpoints(): Endpoints;
  logger: Logger;
}

export function createShardClient({ http, endpoints, logger }: ShardClientDependencies): ShardClient {
  return {
    endpointOf: (province) => endpoints().get(province) ?? null,
    async ask(endpoint, slots, deadlineAt) {
      const outcome = await http.post(endpoint, writeShardRequest(slots), deadlineAt);
      if (outcome.kind === 'answer') {
        const outcomes = readShardAnswer(outcome.body, slots, new Date());
        logGaps(logger, endpoint, slots, outcomes);
        return outcomes;
      }
      const { failure: reason, detail } = outcome;
      logger.warn({ endpoint, reason, detail }, 'A province service failed');
      return slots.map(({ provinces }) => provinces.map(() => ({ kind: 'gap', reason, detail })));
    },
  };
}

function logGaps(logger: Logger, endpoint: string, slots: readonly Slot[], outcomes: ShardOutcome[][]): void {
  outcomes.forEach((ofSlot, slot) =>
    ofSlot.forEach((outcome, position) => {
      if (outcome.kind === 'gap') {
        const { reason, detail } = outcome;
        const province = slots[slot]?.provinces[position];
        logger.warn({ endpoint, province, reason, detail }, 'A province service gave no usable answer');
      }
    }),
  );
}
