import { createSendWindow, type SendWindow, type Turn } from '../bulkhead';

/** Enters so many, and writes down in which order they get their turn. */
function enterAll(window: SendWindow, names: readonly string[], order: string[]): Map<string, Turn> {
  const turns = new Map<string, Turn>();
  for (const name of names) {
    void Promise.resolve(window.enter()).then((turn) => {
      turns.set(name, turn);
      order.push(name);
    });
  }
  return turns;
}

/** Everything that promises alone lead to. */
const settled = () => new Promise((resolve) => process.nextTick(() => setImmediate(resolve)));

describe('a window of requests under way', () => {
  it('gives so many their turn at once, and the others in their order as these end', async () => {
    const window = createSendWindow(2, 60_000);
    const order: string[] = [];
    const turns = enterAll(window, ['a', 'b', 'c', 'd'], order);
    await settled();
    expect(order).toEqual(['a', 'b']);
    window.leave(turns.get('b') as Turn);
    await settled();
    expect(order).toEqual(['a', 'b', 'c']);
    window.leave(turns.get('a') as Turn);
    window.leave(turns.get('c') as Turn);
    await settled();
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    window.leave(turns.get('d') as Turn);
    expect(window.enter()).not.toBeInstanceOf(Promise);
  });

  it('lets nobody in before those that wait', async () => {
    const window = createSendWindow(1, 60_000);
    const order: string[] = [];
    const turns = enterAll(window, ['first', 'waits'], order);
    await settled();
    window.leave(turns.get('first') as Turn);
    expect(window.enter()).toBeInstanceOf(Promise);
    await settled();
    expect(order).toEqual(['first', 'waits']);
    window.leave(turns.get('waits') as Turn);
  });

  it('does not count what hangs, which may still end', async () => {
    const window = createSendWindow(2, 20);
    const order: string[] = [];
    const turns = enterAll(window, ['hangs', 'hangs too', 'waits'], order);
    await new Promise<void>((resolve) => void Promise.resolve(window.enter()).then(() => resolve()));
    expect(order).toEqual(['hangs', 'hangs too', 'waits']);
    // Both places are taken by others now; what ends late gives none back.
    window.leave(turns.get('hangs') as Turn);
    expect(window.enter()).toBeInstanceOf(Promise);
    window.leave(turns.get('waits') as Turn);
    await settled();
  });
});
