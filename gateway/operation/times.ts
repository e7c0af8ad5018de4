import { monotonicMillis } from '../../platform/monotonic';
import type { ProvinceClient } from '../provinces/client';

/** Where the time of an operation went; milliseconds. */
export interface OperationTimes {
  /** Waited for the register, whatever was asked of it at the same moment. */
  registerMillis: number;
  /** By province: the longest that one of its answers took, from the cache or from its service. */
  provinces: ReadonlyMap<string, number>;
}

export interface TimeNotes {
  /** The same client, whose answers are timed. */
  timed(client: ProvinceClient): ProvinceClient;
  noteRegister(millis: number): void;
  read(): OperationTimes;
}

export function createTimeNotes(): TimeNotes {
  const provinces = new Map<string, number>();
  let registerMillis = 0;
  return {
    timed: (client) => ({
      ...client,
      ask(slots, asker, give) {
        const startedAt = monotonicMillis();
        return client.ask(slots, asker, (question, province, outcome) => {
          const millis = monotonicMillis() - startedAt;
          if (millis > (provinces.get(province) ?? -1)) provinces.set(province, millis);
          give(question, province, outcome);
        });
      },
    }),
    noteRegister: (millis) => void (registerMillis += millis),
    read: () => ({ registerMillis, provinces }),
  };
}
