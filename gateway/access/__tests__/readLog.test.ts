import type { Caller } from '../../../domain/roles';
import type { AuditEvent } from '../../../platform/audit';
import { silentLogger } from '../../../platform/logger';
import { createReadLog } from '../readLog';

const analyst = (id: string): Caller => ({ role: 'analyst', id });

describe('reads of what is not public', () => {
  it('are a line of the audit log for each reader and minute, and one that says how many more', async () => {
    const events: AuditEvent[] = [];
    const log = createReadLog({ note: (event) => Promise.resolve(void events.push(event)) }, silentLogger);
    for (let time = 0; time < 500; time += 1)
      log.note('DRAFTS_READ', analyst('key:a'), '198.51.100.7', `r${time}`);
    log.note('DRAFTS_READ', analyst('key:b'), '198.51.100.8', 'other');
    log.note('FILES_EXPORTED', analyst('key:a'), '198.51.100.7', 'file');
    await log.stop();
    expect(events).toEqual([
      { who: 'key:a', what: 'DRAFTS_READ', from: '198.51.100.7', requestId: 'r0' },
      { who: 'key:b', what: 'DRAFTS_READ', from: '198.51.100.8', requestId: 'other' },
      { who: 'key:a', what: 'FILES_EXPORTED', from: '198.51.100.7', requestId: 'file' },
      { who: 'key:a', what: 'DRAFTS_READ', from: '198.51.100.7', details: { more: 499 } },
    ]);
  });
});
