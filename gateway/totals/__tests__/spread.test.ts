import fc from 'fast-check';
import { groupBy } from '../../../domain/groupBy';
import { silentLogger } from '../../../platform/logger';
import { createSubgraphSchema } from '../../../platform/subgraphSchema';
import { withoutRegister } from '../../__tests__/stubs';
import { createOperation } from '../../operation/operation';
import { createQuestionCompiler } from '../../../platform/provinces/question/question';
import type { ProvinceClient } from '../../provinces/client';
import { gap, type ProvinceOutcome } from '../../../platform/provinces/outcome';
import { wholeShape } from '../figuresShape';
import { createSums } from '../sums';
import { addUpProvinces } from '../totals';

const shape = wholeShape(createSubgraphSchema('totals', {}));
const questions = createQuestionCompiler(createSubgraphSchema('province', {}));

/** What a province says: its members; nothing for the year; or it fails. */
type Said = number | 'NOT_REPORTED' | 'UNREACHABLE';

const says: fc.Arbitrary<Said> = fc.oneof(
  fc.nat(1_000_000),
  fc.constant('NOT_REPORTED' as const),
  fc.constant('UNREACHABLE' as const),
);

function outcomeOf(said: Said): ProvinceOutcome {
  if (said === 'UNREACHABLE') return gap('noConnection', 'down');
  const empty = { membership: { unionsBySector: [] }, awards: { byKind: [] }, welfare: { byProgramme: [] } };
  const members = { value: said, atLeast: said, atMost: said };
  const figures = { ...empty, membership: { ...empty.membership, members }, activities: [] };
  const report = said === 'NOT_REPORTED' ? null : { figures, documents: [{ status: 'FINAL' }] };
  const entity = { report };
  return {
    kind: 'entity',
    entity,
    errors: [],
    answeredAt: 0,
    staleReason: null,
  };
}

/** A client of services of which each holds the provinces that `endpointOf` says. */
function createClient(said: ReadonlyMap<string, Said>, endpointOf: (province: string) => string) {
  const requests: string[] = [];
  const client: ProvinceClient = {
    async ask(slots, _options, give) {
      const asked = slots.flatMap(({ question, provinces }) => provinces.map((id) => ({ question, id })));
      // One endpoint after the other, as they answer.
      for (const [endpoint, together] of groupBy(asked, ({ id }) => endpointOf(id))) {
        requests.push(endpoint);
        await Promise.resolve();
        for (const { question, id } of together) give(question, id, outcomeOf(said.get(id) ?? 0));
      }
    },
    isConnected: () => true,
    replaceEndpoints: () => undefined,
    breakers: () => new Map(),
    close: () => Promise.resolve(),
  };
  return { client, requests };
}

async function totalsOf(said: readonly Said[], endpoints: readonly number[], order: readonly number[]) {
  const provinces = said.map((_said, index) => `p${index}`);
  const endpointOf = (province: string) => `e${endpoints[Number(province.slice(1))] ?? 0}`;
  const { client, requests } = createClient(
    new Map(provinces.map((id, index) => [id, said[index] ?? 0])),
    endpointOf,
  );
  const operation = createOperation(
    { provinces: client, ...withoutRegister },
    { deadlineAt: Date.now() + 1_000, caller: { role: 'public', id: 'anybody' }, requestId: 'one' },
  );
  const { figures, coverage } = await addUpProvinces(
    { provinces: order.map((index) => `p${index}`), absent: new Set(), year: 2024, shape, complete: false },
    {
      operation,
      questions,
      rankOf: () => 0,
      sums: createSums(),
      disbelief: { measureIn: () => null },
      logger: silentLogger,
    },
  );
  const missing = coverage.missing.map(({ province, reason }) => `${province.id} ${reason}`).sort();
  const standings = coverage.provinces.map(({ province, standing }) => `${province.id} ${standing}`).sort();
  return { totals: { figures, coverage: { ...coverage, missing, provinces: standings } }, requests };
}

const world = fc.array(fc.record({ said: says, one: fc.nat(5), other: fc.nat(5) }), {
  minLength: 1,
  maxLength: 12,
});

describe('totals', () => {
  it('do not depend on the order of the provinces, nor on how they are spread over endpoints', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (rows, random) => {
          const said = rows.map((row) => row.said);
          const inOrder = rows.map((_row, index) => index);
          const weights = inOrder.map(() => random.next().value as number);
          const shuffled = [...inOrder].sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
          const first = await totalsOf(
            said,
            rows.map((row) => row.one),
            inOrder,
          );
          const second = await totalsOf(
            said,
            rows.map((row) => row.other),
            shuffled,
          );
          expect(second.totals).toEqual(first.totals);
          const reported = said.filter((one) => typeof one === 'number');
          const sum = reported.reduce((total, members) => total + members, 0);
          expect(first.totals.figures).toMatchObject({
            membership: {
              members: reported.length === 0 ? null : { value: sum, reportedBy: reported.length },
            },
          });
          for (const { requests } of [first, second]) expect(new Set(requests).size).toBe(requests.length);
        },
      ),
    );
  });
});
