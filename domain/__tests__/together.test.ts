import { together, type Item } from '../together';

const cut = { dimensions: ['kind', 'awardedBy', 'recipient'], apart: 'apart' };
const number = (value: number) => ({ value, atLeast: value, atMost: value, reportedBy: 1 });

/** An item of a report: of certificates unless it says otherwise; all of it is apart unless it says how many are. */
function item(count: number, dimensions: Record<string, string> = {}, apart: number | null = count): Item {
  const own = apart === null ? null : number(apart);
  return { kind: 'CERTIFICATE_OF_MERIT', ...dimensions, count: number(count), apart: own };
}

const persons = { recipient: 'INDIVIDUAL' };
const given = { awardedBy: 'PROVINCE' };

describe('items of one report together', () => {
  it.each<[string, Item[], Item[], [value: number | null, atLeast: number, atMost: number | null]]>([
    ['are added if all of each is apart', [item(3), item(1, persons)], [], [4, 4, 4]],
    ['hold a part once', [item(1000), item(600, persons, 0)], [], [1000, 1000, 1000]],
    ['hold what is beside a part too', [item(1000), item(605, persons, 5)], [], [1005, 1005, 1005]],
    [
      'count a part whole if what holds it is none of them',
      [item(600, { ...persons, ...given }, 0), item(5, { recipient: 'COLLECTIVE', ...given })],
      [item(1000)],
      [605, 605, 605],
    ],
    [
      'are a range if one of them or another may hold a part',
      [item(600, { ...persons, ...given }, 0), item(700, given)],
      [item(1000, persons)],
      [null, 700, 1300],
    ],
    [
      'are a range from the largest to all if the report does not say what is apart',
      [item(6, {}, null), item(5, persons, null)],
      [],
      [null, 6, 11],
    ],
  ])('%s', (_, items, others, [value, atLeast, atMost]) => {
    expect(together(items, 'count', cut, [...items, ...others])).toEqual({
      value,
      atLeast,
      atMost,
      reportedBy: 1,
    });
  });
});
