import { silentLogger } from '../../../platform/logger';
import type { ReportingRatesQuery } from '../../../schema/generated/operations';
import { createReportWatch } from '../watch';
import type { ReportEvent } from '../events';

type Row = ReportingRatesQuery['totals'][number]['coverage']['provinces'][number];

const province = { id: 'a', name: 'A' };
const nothing = { madeOn: null, receivedAt: null, changedAt: null, askedAt: null, correctedAfterDue: false };
const due: Row = { province, ...nothing, standing: 'MISSING', timeliness: 'DUE' };
const overdue: Row = { ...due, timeliness: 'OVERDUE' };
const reported: Row = {
  ...due,
  standing: 'REPORTED',
  timeliness: 'ON_TIME',
  receivedAt: '2026-01-10T00:00:00.000Z',
  changedAt: '2026-01-10T00:00:00.000Z',
};
const changed: Row = { ...reported, changedAt: '2026-03-01T00:00:00.000Z' };
const simulated: Row = { ...reported, standing: 'SIMULATED' };

function answerOf(row: Row, reason: 'NOT_REPORTED' | 'UNREACHABLE' = 'NOT_REPORTED'): ReportingRatesQuery {
  const missing = row.standing === 'MISSING' ? [{ province, reason }] : [];
  const coverage = { provinces: [row], missing, dueOn: '2026-01-31' };
  // What the watch looks at, and nothing else of the answer.
  return { totals: [{ year: 2025, coverage }] } as unknown as ReportingRatesQuery;
}

/** Looks at one answer after the other; a failure stands for one that did not come. */
function watchOf(answers: (ReportingRatesQuery | Error)[], kept: { text: string | null } = { text: null }) {
  const news: ReportEvent[] = [];
  const looks: boolean[] = [];
  const asked: number[][] = [];
  const watch = createReportWatch({
    ask(years) {
      asked.push(years);
      const answer = answers.shift();
      return answer instanceof Error || !answer
        ? Promise.reject(answer ?? new Error('no answer left'))
        : Promise.resolve(answer);
    },
    lastKnown: {
      read: () => Promise.resolve(kept.text),
      write: (text) => {
        kept.text = text;
        return Promise.resolve();
      },
    },
    onNews: (events) => news.push(...events),
    onLook: (found) => looks.push(found !== null),
    intervalMillis: 60_000,
    now: () => new Date('2026-06-01T00:00:00Z'),
    logger: silentLogger,
  });
  return { watch, news, looks, asked, kept };
}

const said = (events: readonly ReportEvent[]) => events.map(({ kind, at }) => `${kind} ${at}`);

async function newsOf(...rows: (Row | ReportingRatesQuery | Error)[]): Promise<string[]> {
  const answers = rows.map((row) => ('standing' in row ? answerOf(row) : row));
  const { watch, news } = watchOf([...answers]);
  for (let look = 0; look < answers.length; look += 1) await watch.look();
  return said(news);
}

describe('the watch of reports', () => {
  it('asks for the year and for the one before, whose reports are due in it', async () => {
    const { watch, asked } = watchOf([answerOf(due)]);
    await watch.look();
    expect(asked).toEqual([[2025, 2026]]);
  });

  it('tells once that a report came, changed, was withdrawn, or is overdue', async () => {
    expect(await newsOf(due, reported, reported)).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
    expect(await newsOf(due, changed)).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
    expect(await newsOf(reported, changed, changed)).toEqual(['CHANGED 2026-03-01T00:00:00.000Z']);
    // The first moment after 31 January in Vietnam.
    expect(await newsOf(due, overdue, overdue)).toEqual(['OVERDUE 2026-01-31T17:00:00.000Z']);
    expect(await newsOf(reported, due, due)).toEqual(['WITHDRAWN 2026-06-01T00:00:00.000Z']);
  });

  it('takes no answer, and simulated reports, for nothing that happened', async () => {
    const away = answerOf(due, 'UNREACHABLE');
    expect(await newsOf(reported, away, reported)).toEqual([]);
    expect(await newsOf(due, simulated, due)).toEqual([]);
    expect(await newsOf(due, new Error('register'), reported)).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
  });

  it('lists what was there before it looked, and tells nobody of it', async () => {
    const { watch, news } = watchOf([answerOf(changed)]);
    await watch.look();
    expect(said(watch.events())).toEqual([
      'CHANGED 2026-03-01T00:00:00.000Z',
      'RECEIVED 2026-01-10T00:00:00.000Z',
    ]);
    expect(news).toEqual([]);
  });

  it('gives the same event the same id, whoever looks', async () => {
    const [one, other] = [watchOf([answerOf(changed)]), watchOf([answerOf(reported), answerOf(changed)])];
    await one.watch.look();
    await other.watch.look();
    await other.watch.look();
    expect(one.watch.events()).toEqual(other.watch.events());
  });

  it('goes on after a restart where it was', async () => {
    const { watch, kept } = watchOf([answerOf(due)]);
    await watch.look();
    const next = watchOf([answerOf(reported)], kept);
    await next.watch.look();
    expect(said(next.news)).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
    const shown = watchOf([], kept);
    shown.watch.start();
    await shown.watch.stop();
    expect(said(shown.watch.events())).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
    expect(shown.asked).toEqual([]);
    const broken = watchOf([answerOf(reported)], { text: '{"seen":' });
    await broken.watch.look();
    expect(said(broken.watch.events())).toEqual(['RECEIVED 2026-01-10T00:00:00.000Z']);
  });

  it('counts looks that failed, and keeps 200 events', async () => {
    const rows = Array.from({ length: 150 }, (_none, index) => ({
      ...changed,
      province: { id: `p${index}`, name: 'P' },
    }));
    const answer = answerOf(changed);
    Object.assign(answer.totals[0]!.coverage, { provinces: rows });
    const { watch, looks } = watchOf([new Error('register'), answer]);
    await watch.look();
    await watch.look();
    expect(looks).toEqual([false, true]);
    expect(watch.events()).toHaveLength(200);
  });
});
