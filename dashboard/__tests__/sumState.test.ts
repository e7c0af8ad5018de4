import type { ProvinceRow } from '../model/dashboard';
import type { Quantity } from '../model/measures';
import { cellState, sumStateIn, sumStateOf } from '../model/sumState';

const made = { simulated: [{ id: 'cao-bang' }] };
const ofTwo: Quantity = { value: 9, atLeast: 9, atMost: 9, estimated: false, reportedBy: 2 };
const ofOne: Quantity = { ...ofTwo, reportedBy: 1 };
const mention: Quantity = { ...ofTwo, atMost: null, reportedBy: 0 };

describe('a sum of which its provinces are not known', () => {
  it.each([
    ['hollow with a simulated province, which may be in it', ofTwo, made, 'simulated'],
    ['solid without one', ofTwo, { simulated: [] }, 'reported'],
    ['neither if documents of others alone mention it', mention, made, 'mentioned'],
    ['nothing that is drawn if there is none', null, made, 'reported'],
  ])('is %s', (_how, sum, coverage, state) => {
    expect(sumStateOf(sum, coverage)).toBe(state);
  });
});

describe('a sum of the year that is shown', () => {
  const rows = (members: Quantity | null) =>
    [
      row('lai-chau', { members: ofOne, awards: ofOne }),
      row('cao-bang', { members, awards: mention }),
    ] as ProvinceRow[];

  it.each([
    ['hollow if it rests on a simulated province', 'members', ofOne, 'simulated'],
    ['solid if the simulated province has no such number', 'members', null, 'reported'],
    ['solid if others alone mention that number of it', 'awards', ofOne, 'reported'],
    ['hollow if nobody knows what it rests on', 'contributed', ofOne, 'simulated'],
  ])('is %s', (_how, measure, members, state) => {
    const dashboard = { coverage: made, provinces: rows(members) } as Parameters<typeof sumStateIn>[0];
    expect(sumStateIn(dashboard, measure, ofTwo)).toBe(state);
  });
});

describe('a cell of a table', () => {
  it.each([
    ['a total over a simulated province', 6, ofTwo, made.simulated, 'simulated'],
    ['a simulated province', 1, ofOne, made.simulated, 'simulated'],
    ['a total of reports', 6, ofTwo, [], 'reported'],
    ['a mention', 1, mention, made.simulated, 'mentioned'],
  ])('is drawn as %s', (_what, expected, quantity, simulated, state) => {
    const cell = { quantity, coverage: { expected, simulated } };
    expect(cellState(cell as unknown as Parameters<typeof cellState>[0])).toBe(state);
  });
});

/** Of a province, the two figures that are looked at. */
function row(id: string, { members, awards }: { members: Quantity | null; awards: typeof mention }): unknown {
  return { id, figures: { membership: { members }, awards: { total: awards } } };
}
