import { isRepeated, plannedSeconds } from '../pace';
import { counts, plannedCells } from '../plan';

/** Countries and gateways are started and stopped: of all counts, of one. */
const startSeconds = { all: 120, quick: 15 };

it('all of the benchmark takes at most a quarter of an hour', () => {
  const cells = plannedCells({ counts, workloads: null, quick: false });
  expect(plannedSeconds(cells, 3, false) + startSeconds.all).toBeLessThan(15 * 60);
});

it('a quick run takes at most a minute', () => {
  const cells = plannedCells({ counts: [63], workloads: null, quick: true });
  expect(plannedSeconds(cells, 1, true) + startSeconds.quick).toBeLessThan(60);
});

it('screens are watched for a minute once, everything else in each repeat', () => {
  const cells = plannedCells({ counts: [63], workloads: ['screens', 'list'], quick: false });
  const names = cells.filter((cell) => isRepeated(cell, 1)).map(({ workload }) => workload);
  expect([cells.some(({ workload }) => workload === 'screens'), new Set(names)]).toEqual([
    true,
    new Set(['list']),
  ]);
});
