import { dayInVietnam } from '../../domain/timeliness';
import type { Logger } from '../../platform/logger';
import type { ReportingRatesQuery } from '../../schema/generated/operations';
import type { LastKnown } from '../operation/lastKnown';
import { noticeReports, type ReportEvent, type SeenReports } from './events';

export interface ReportWatchOptions {
  /** Asks as the public does. */
  ask(years: number[]): Promise<ReportingRatesQuery>;
  /** Keeps what is known between two starts. */
  lastKnown: LastKnown;
  /** Told of what happened to reports that were known. */
  onNews(events: readonly ReportEvent[]): void;
  /** Told what a look has found; null if it failed. */
  onLook?: ((found: ReportingRatesQuery | null) => void) | undefined;
  intervalMillis: number;
  now?: () => Date;
  logger: Logger;
}

export interface ReportWatch {
  /** Newest first. */
  events(): readonly ReportEvent[];
  /** Never throws: a look that fails is logged and counted, and changes nothing. */
  look(): Promise<void>;
  /** Shows what was kept; the first look comes after an interval, since at the start clients come first. */
  start(): void;
  /** Resolves when the last look is done. */
  stop(): Promise<void>;
}

/** Of a feed; what is older is in the reports themselves. */
const mostEvents = 200;

interface Known {
  seen: SeenReports;
  events: readonly ReportEvent[];
}

export function createReportWatch(options: ReportWatchOptions): ReportWatch {
  const { ask, lastKnown, onNews, onLook, intervalMillis, now = () => new Date(), logger } = options;
  let known: Known | null = null;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function recall(): Promise<Known> {
    known ??= readKnown(await lastKnown.read(), logger);
    return known;
  }

  async function compare(): Promise<ReportingRatesQuery> {
    const kept = await recall();
    const answer = await ask(yearsAt(now()));
    const { seen, events, news } = noticeReports(kept.seen, answer, now());
    const before = JSON.stringify(kept);
    known = { seen, events: newest([...events, ...kept.events]) };
    const after = JSON.stringify(known);
    if (after !== before) await lastKnown.write(after);
    if (news.length > 0) onNews(news);
    return answer;
  }

  async function look(): Promise<void> {
    try {
      // Not within the call, which would be left out with its argument if nobody is told.
      const found = await compare();
      onLook?.(found);
    } catch (error) {
      onLook?.(null);
      logger.error({ err: error }, 'Could not look for new reports; the next look will');
    }
  }

  function wait(): void {
    if (!stopped) timer = setTimeout(lookAndWait, intervalMillis).unref();
  }

  function lookAndWait(): void {
    running = look().then(wait);
  }

  return {
    events: () => known?.events ?? [],
    look,
    start() {
      running = recall().then(wait);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** The running year, and the one before, whose reports come in and fall due in this one. */
function yearsAt(now: Date): number[] {
  const year = Number(dayInVietnam(now).slice(0, 4));
  return [year - 1, year];
}

/** Each once, newest first; in the order of their ids if they happened at the same moment. */
function newest(events: readonly ReportEvent[]): ReportEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1))
    .slice(0, mostEvents);
}

function readKnown(text: string | null, logger: Logger): Known {
  if (text === null) return { seen: {}, events: [] };
  try {
    const { seen, events } = JSON.parse(text) as Known;
    return { seen: { ...seen }, events: [...events] };
  } catch (error) {
    logger.error({ err: error }, 'What was known of reports cannot be read; it is made anew');
    return { seen: {}, events: [] };
  }
}
