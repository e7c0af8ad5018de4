import fc from 'fast-check';
import { effort } from '../../../platform/testing/effort';
import { createTestStore, type TestStore } from './testProvinces';

interface Step {
  document: string;
  status: string;
  kind: string;
  value: number;
  isUndone: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  document: fc.constantFrom('d1', 'd2'),
  status: fc.constantFrom('FINAL', 'FINAL', 'DRAFT', 'SAMPLE'),
  kind: fc.constantFrom('REPORT', 'REPORT', 'MENTION'),
  value: fc.integer({ min: 1, max: 3 }),
  isUndone: fc.boolean(),
});

const fileOf = ({ document, status, kind, value }: Step) => ({
  province: 'cao-bang',
  document: { id: document, file: `${document}.txt`, status, kind, unit: 'cao-bang' },
  units: [{ id: 'cao-bang', name: 'Liên đoàn Lao động tỉnh', level: 'PROVINCE', parent: null }],
  facts: [
    {
      ...{ id: document, unit: 'cao-bang', year: 2024, measure: 'awards', kind: 'MIXED' },
      ...{ form: 'ITEM', value, atLeast: value, atMost: value },
    },
  ],
});

/** What the public sees of the year: the number, whose word it is, and when it came and changed. */
async function seen({ store, models }: TestStore) {
  const as = { revision: await store.revision(), visibility: 'PUBLISHED' as const };
  const [report] = await store.reports([{ unit: 'cao-bang', year: 2024 }], as);
  const documents = await models.documents
    .find({ id: { $in: report?.documentIds ?? [] }, until: null })
    .lean();
  const isReported = documents.some(
    ({ status, kind, id }) => status === 'FINAL' && kind !== 'MENTION' && report?.documentIds.includes(id),
  );
  return {
    isReported,
    content: JSON.stringify([report?.figures, report?.documentIds]),
    receivedAt: report?.receivedAt ?? null,
    updatedAt: report?.updatedAt ?? null,
  };
}

it('a report came in when the public first saw it without a break, and changed when what they see did', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const test = await createTestStore();
      try {
        let before = await seen(test);
        const check = async (change: () => Promise<unknown>) => {
          const startedAt = new Date();
          // What is refused changes nothing, which is looked at all the same.
          await change().catch(() => undefined);
          const now = await seen(test);
          if (!now.isReported) expect(now.receivedAt).toBeNull();
          else if (before.isReported) expect(now.receivedAt).toEqual(before.receivedAt);
          else expect(now.receivedAt?.getTime()).toBeGreaterThanOrEqual(startedAt.getTime());
          if (now.content === before.content) expect(now.updatedAt).toEqual(before.updatedAt);
          tried += Number(now.isReported && !before.isReported);
          before = now;
        };
        for (const [index, next] of steps.entries()) {
          const revision = await test.store.revision();
          await check(() => test.importFile(fileOf(next), `${index}.json`));
          const made = await test.store.revision();
          if (next.isUndone && made > revision) await check(() => test.store.undo(made, { by: 'test' }));
        }
      } finally {
        await test.close();
      }
    }),
    { numRuns: effort(15, 60) },
  );
  expect(tried).toBeGreaterThan(5);
}, 120_000);
