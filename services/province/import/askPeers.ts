/** For each question in turn the numbers of all provinces, or why there are none. */
export type AskPeers = (questions: readonly PeerQuestion[]) => Promise<PeerAnswer[]>;
export type PeerAnswer = PeerNumbers | PeersUnavailableError;

export interface PeerQuestion {
  measure: string;
  year: number;
}

/** What provinces have in the year and the year before; null if that is not exact, or no report of their own. */
export type PeerNumbers = ReadonlyMap<string, { current: number | null; previous: number | null }>;

/** Why numbers of others cannot be had; the import goes on without them. */
export class PeersUnavailableError extends Error {
  constructor(
    readonly why: Why,
    cause: unknown,
  ) {
    super(why.en, { cause });
  }
}

/** In Vietnamese and in English. */
export interface Why {
  vi: string;
  en: string;
}
