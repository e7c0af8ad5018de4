import { eventually } from '../../../platform/testing/eventually';
import { createRounds } from '../rounds';

describe('rounds of probes', () => {
  it('visit every target in each round, a few at a time', async () => {
    const visits = new Map<number, number>();
    let underWay = 0;
    let mostUnderWay = 0;
    const rounds = createRounds({
      targets: () => Array.from({ length: 50 }, (_, index) => index),
      async visit(target) {
        underWay += 1;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        await new Promise(setImmediate);
        visits.set(target, (visits.get(target) ?? 0) + 1);
        underWay -= 1;
      },
      intervalMillis: 20,
      most: 4,
    });
    rounds.start();
    await eventually(() => expect([...visits.values()].filter((count) => count >= 2)).toHaveLength(50));
    await rounds.stop();
    expect(mostUnderWay).toBeLessThanOrEqual(4);
    expect(underWay).toBe(0);
  });

  it('end when the last visit is over, though others wait for their moment', async () => {
    const releases: (() => void)[] = [];
    let underWay = 0;
    const rounds = createRounds({
      targets: () => [1, 2],
      async visit() {
        underWay += 1;
        await new Promise<void>((resolve) => releases.push(resolve));
        underWay -= 1;
      },
      intervalMillis: 60_000,
      most: 2,
    });
    // The first round is two seconds long: one of the two is visited in its first half, the other waits.
    rounds.start();
    await eventually(() => expect(underWay).toBeGreaterThan(0));
    let ended = false;
    const stopped = rounds.stop().then(() => (ended = true));
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    for (const release of releases) release();
    await stopped;
    expect(underWay).toBe(0);
  });

  it('go on past a target that hangs, and take new targets', async () => {
    const visited = new Set<string>();
    const targets = ['hangs', 'well'];
    let release: () => void = () => undefined;
    const rounds = createRounds({
      targets: () => targets,
      visit(target) {
        visited.add(target);
        return target === 'hangs' ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
      },
      intervalMillis: 10,
      most: 2,
    });
    rounds.start();
    await eventually(() => expect(visited).toEqual(new Set(['hangs', 'well'])));
    targets.push('new');
    release();
    await eventually(() => {
      release();
      expect(visited).toEqual(new Set(['hangs', 'well', 'new']));
    });
    const stopped = rounds.stop();
    release();
    await stopped;
  });

  it('wait out an interval without targets', async () => {
    let looks = 0;
    const rounds = createRounds({
      targets() {
        looks += 1;
        return [];
      },
      visit: () => Promise.resolve(),
      intervalMillis: 5,
      most: 2,
    });
    rounds.start();
    await eventually(() => expect(looks).toBeGreaterThan(2));
    await rounds.stop();
  });
});
