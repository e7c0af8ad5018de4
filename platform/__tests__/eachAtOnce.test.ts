import { eachAtOnce } from '../eachAtOnce';

/** Lets others go on first. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('has the results in the order of what was given, whichever ends first', async () => {
  const ended: number[] = [];
  const doubled = await eachAtOnce([3, 1, 2], 3, async (turns) => {
    for (let left = turns; left > 0; left -= 1) await turn();
    ended.push(turns);
    return turns * 2;
  });
  expect({ doubled, ended }).toEqual({ doubled: [6, 2, 4], ended: [1, 2, 3] });
});

it('never has more under way than it may', async () => {
  let underWay = 0;
  let most = 0;
  await eachAtOnce([...Array(10).keys()], 4, async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await turn();
    underWay -= 1;
  });
  expect(most).toBe(4);
});

it('begins nothing after a failure, and throws it when what was begun has ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = eachAtOnce([1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    await turn();
    if (item === 1) throw new Error('the first');
    await turn();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('the first');
  expect({ begun, ended }).toEqual({ begun: [1, 2], ended: [2] });
});
