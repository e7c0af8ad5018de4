import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { audited, AuditUnavailableError, createAuditLog, type AuditEvent, type AuditLog } from '../audit';
import { verifyChain } from '../auditChain';
import { silentLogger } from '../logger';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const event = (details: object = {}): AuditEvent => ({
  who: 'key:0123456789ab',
  what: 'IMPORT',
  from: '198.51.100.7',
  details: { ...details },
});

async function written(lines: number): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'log-')), 'audit.jsonl');
  const log = createAuditLog(file);
  for (let line = 0; line < lines; line += 1) await log.note(event({ line }));
  return file;
}

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');

describe('an audit log', () => {
  it('is whole as it was written, by several writers at once too', async () => {
    const file = await written(0);
    const logs = [createAuditLog(file), createAuditLog(file)];
    await Promise.all(
      Array.from({ length: 20 }, (_, line) => (logs[line % 2] as AuditLog).note(event({ line }))),
    );
    expect(await verifyChain(file, null)).toMatchObject({ lines: 20, earlier: 0, problems: [] });
    expect(linesOf(file).map((line) => (JSON.parse(line) as { number: number }).number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('shows a line that was changed, taken out, moved or put in', async () => {
    const whole = linesOf(await written(8));
    const file = join(folder, 'tampered.jsonl');
    const changes = {
      changed: (lines: string[], at: number) => lines.with(at, (lines[at] ?? '').replace('198.51', '203.0')),
      'taken out': (lines: string[], at: number) => lines.toSpliced(at, 1),
      moved: (lines: string[], at: number) =>
        lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? ''),
      twice: (lines: string[], at: number) => lines.toSpliced(at, 0, lines[at] ?? ''),
      'cut off': (lines: string[], at: number) => lines.with(at, (lines[at] ?? '').slice(0, 20)),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(changes)),
        fc.integer({ min: 0, max: 6 }),
        async (change, at) => {
          writeFileSync(file, `${change(whole, at).join('\n')}\n`);
          const { problems } = await verifyChain(file, null);
          expect(problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows that its end was taken off to who noted a hash of it', async () => {
    const file = await written(4);
    const { last } = await verifyChain(file, null);
    expect(await verifyChain(file, last)).toMatchObject({ hasExpected: true });
    writeFileSync(file, `${linesOf(file).slice(0, 3).join('\n')}\n`);
    expect(await verifyChain(file, last)).toMatchObject({ problems: [], hasExpected: false });
  });

  it('goes on after lines of earlier versions, and after half a line', async () => {
    const file = join(mkdtempSync(join(folder, 'log-')), 'audit.jsonl');
    writeFileSync(file, '{"at":"2025-01-01T00:00:00Z","who":"a"}\n');
    await createAuditLog(file).note(event());
    expect(await verifyChain(file, null)).toMatchObject({ lines: 2, earlier: 1, problems: [] });
    appendFileSync(file, '{"number":2,"at":');
    await createAuditLog(file).note(event());
    const { problems } = await verifyChain(file, null);
    expect(problems.map(({ line, kind }) => [line, kind])).toContainEqual([3, 'TORN']);
  });

  it('holds nothing that ends a line or turns it', async () => {
    const file = await written(0);
    await createAuditLog(file).note({ ...event(), claimed: 'a\r\nb\u001b[2J\u202ec\u2028' });
    const text = readFileSync(file, 'utf8');
    expect(text.trimEnd()).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(text)).toMatchObject({ claimed: 'a\r\nb\u001b[2J\u202ec\u2028' });
  });
});

describe('an action that is audited', () => {
  const act = jest.fn(() => Promise.resolve(7));
  beforeEach(() => act.mockClear());
  const run = (file: string, mustWrite: boolean) =>
    audited({
      audit: createAuditLog(file, mustWrite),
      logger: silentLogger,
      event: event(),
      act,
      detailsOf: (revision) => ({ revision }),
    });

  it('is noted before and after, and if it fails', async () => {
    const file = await written(0);
    expect(await run(file, true)).toBe(7);
    act.mockImplementationOnce(() => Promise.reject(new Error('no')));
    await expect(run(file, true)).rejects.toThrow('no');
    const seen = linesOf(file).map((line) => JSON.parse(line) as AuditEvent);
    expect(seen.map(({ outcome, details }) => [outcome, details])).toEqual([
      ['INTENDED', {}],
      ['DONE', { revision: 7 }],
      ['INTENDED', {}],
      ['FAILED', { code: 'INTERNAL_SERVER_ERROR' }],
    ]);
  });

  it.each([
    ['on a full disk', () => '/dev/full'],
    ['in a folder that is a file', () => join(folder, 'tampered.jsonl', 'audit.jsonl')],
  ])('is not done in production if that cannot be noted %s', async (_where, fileOf) => {
    writeFileSync(join(folder, 'tampered.jsonl'), '');
    chmodSync(folder, 0o700);
    await expect(run(fileOf(), true)).rejects.toThrow(AuditUnavailableError);
    expect(act).not.toHaveBeenCalled();
    expect(await run(fileOf(), false)).toBe(7);
  });
});
