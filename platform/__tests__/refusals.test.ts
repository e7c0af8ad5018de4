import type { AuditEvent } from '../audit';
import { silentLogger } from '../logger';
import { createRefusals } from '../refusals';

function create() {
  const events: AuditEvent[] = [];
  const audit = { note: (event: AuditEvent) => Promise.resolve(void events.push(event)) };
  return { events, refusals: createRefusals({ audit, logger: silentLogger, mostPerMinute: 3 }) };
}
const refusal = { from: '203.0.113.4', route: '/graphql', requestId: 'request-1' };

describe('refused tokens', () => {
  it('are told so a few times a minute, then to come again', () => {
    const { refusals } = create();
    const waits = [1, 2, 3, 4].map(() => refusals.note(refusal));
    expect(waits).toEqual([null, null, null, 60]);
    expect(refusals.note({ ...refusal, from: '203.0.113.5' })).toBeNull();
  });

  it('are one line of the audit log for each address, and one for all others', async () => {
    const { events, refusals } = create();
    for (let index = 0; index < 100_000; index += 1) refusals.note(refusal);
    await refusals.stop();
    expect(events).toEqual([
      {
        who: 'unknown',
        what: 'TOKEN_REFUSED',
        from: '203.0.113.4',
        requestId: 'request-1',
        details: { route: '/graphql' },
      },
      { who: 'unknown', what: 'TOKENS_REFUSED', from: 'several requests', details: { count: 99_999 } },
    ]);
  });

  it('from very many addresses are a bounded number of lines', async () => {
    const { events, refusals } = create();
    for (let index = 0; index < 20_000; index += 1) refusals.note({ ...refusal, from: `address ${index}` });
    await refusals.stop();
    expect(events).toHaveLength(101);
    expect(events.at(-1)?.details).toEqual({ count: 19_900 });
  });
});
