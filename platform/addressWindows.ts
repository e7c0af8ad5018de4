import { createBoundedCache } from './boundedCache';
import { monotonicMillis } from './monotonic';

/** What one address sent in a minute. */
export interface AddressWindow {
  taken: number;
  /** Keys and tokens that were not valid. They count for nobody but who sends such. */
  wrong: number;
  until: number;
  /** Requests that are held, or were until less than a second ago. */
  held: number;
}

export interface AddressWindows {
  of(network: string): AddressWindow;
  /** Null if nothing came from there in this minute. */
  known(network: string): AddressWindow | null;
  /** Whether it sent more than it may: requests, or if this is one more attempt, wrong keys and tokens. */
  isOver(window: AddressWindow, isAttempt: boolean): boolean;
  /** Whether it went on so far beyond that it is not told any more: even that costs something. */
  isClosed(window: AddressWindow, isAttempt: boolean): boolean;
  /** What it sent too much of, in words. */
  excessOf(window: AddressWindow): string;
}

const windowMillis = 60_000;
/** A wrong key or token costs a check, and is more often a guess: so much fewer of them. */
const wrongShare = 1 / 10;
const closedBeyond = 2;
/** So long a request of a closed address is held before its connection is closed: one after the other, they come slowly. */
const heldMillis = 1_000;
/** Of one address; while so many are held, further connections are closed at once. Others, with a right key, get through. */
const mostHeld = 100;

export function createAddressWindows(requestsPerMinute: number, mayClose: boolean): AddressWindows {
  const windows = createBoundedCache<AddressWindow>('addresses', { bytesOf: () => 100 });
  const wrongPerMinute = Math.ceil(requestsPerMinute * wrongShare);
  const isBeyond = ({ taken, wrong }: AddressWindow, times: number, isAttempt: boolean) =>
    taken >= requestsPerMinute * times || (isAttempt && wrong >= wrongPerMinute * times);

  function known(network: string): AddressWindow | null {
    const window = windows.get(network);
    return window && window.until > monotonicMillis() ? window : null;
  }

  return {
    of(network) {
      const existing = known(network);
      if (existing) return existing;
      const window = { taken: 0, wrong: 0, until: monotonicMillis() + windowMillis, held: 0 };
      windows.set(network, window);
      return window;
    },
    known,
    isOver: (window, isAttempt) => isBeyond(window, 1, isAttempt),
    isClosed: (window, isAttempt) => mayClose && isBeyond(window, closedBeyond, isAttempt),
    excessOf: ({ taken }) =>
      taken >= requestsPerMinute
        ? `${requestsPerMinute} requests`
        : `${wrongPerMinute} keys or tokens that are not valid`,
  };
}

/** It was counted as any other before. */
export function noteWrong(window: AddressWindow): void {
  window.wrong += 1;
  window.taken -= 1;
}

export function holdsMost({ held }: AddressWindow): boolean {
  return held >= mostHeld;
}

export function hold(window: AddressWindow, end: () => void): void {
  window.held += 1;
  setTimeout(() => {
    window.held -= 1;
    end();
  }, heldMillis).unref();
}
