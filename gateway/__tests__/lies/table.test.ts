import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../../../platform/paths';
import { liesByKind } from './table';
import { writtenTable } from './writtenTable';

const file = projectPath('docs', 'conformance-lies.md');
const lies = liesByKind.flatMap(([, ofKind]) => ofKind);

describe('the table of lies', () => {
  it('has lies of different names, at least 120', () => {
    expect(new Set(lies.map(({ id }) => id)).size).toBe(lies.length);
    expect(lies.length).toBeGreaterThanOrEqual(120);
  });

  it('says of each that nobody finds, and of no other, why it does no harm', () => {
    const unseen = lies.filter(
      ({ kit, gateway }) => kit === null && (gateway === 'SAME' || gateway === 'BELIEVED'),
    );
    const excused = lies.filter(({ harmless }) => harmless !== undefined);
    expect(excused.map(({ id }) => id)).toEqual(unseen.map(({ id }) => id));
  });

  it('is written down for who writes a service (UPDATE_EXAMPLES=1 writes it)', () => {
    const written = writtenTable(liesByKind);
    if (process.env.UPDATE_EXAMPLES) writeFileSync(file, written);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });
});
