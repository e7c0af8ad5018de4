import { createGate } from '../gate';

describe('a gate', () => {
  it('lets so many in at once, lets so many wait, and turns the rest away', async () => {
    const gate = createGate(2, 1);
    expect([gate.enter(), gate.enter()]).toEqual([true, true]);
    const third = gate.enter();
    expect(third).toBeInstanceOf(Promise);
    expect(gate.enter()).toBe(false);
    expect([gate.running, gate.waiting]).toEqual([2, 1]);
    gate.leave();
    await third;
    expect([gate.running, gate.waiting]).toEqual([2, 0]);
    gate.leave();
    gate.leave();
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });

  it('hands a place on to who waits longest, and to nobody who comes just then', async () => {
    const gate = createGate(1, 2);
    const order: string[] = [];
    expect(gate.enter()).toBe(true);
    const waiting = ['first', 'second'].map((name) =>
      Promise.resolve(gate.enter()).then(() => order.push(name)),
    );
    gate.leave();
    expect(gate.enter()).toBeInstanceOf(Promise);
    await waiting[0];
    expect(order).toEqual(['first']);
    gate.leave();
    await waiting[1];
    expect(order).toEqual(['first', 'second']);
  });

  it('is empty when all have left, also those that waited', async () => {
    const gate = createGate(1, 1);
    await gate.whenEmpty();
    expect(gate.enter()).toBe(true);
    const waiting = gate.enter();
    let empty = false;
    const whenEmpty = gate.whenEmpty().then(() => {
      empty = true;
    });
    gate.leave();
    await waiting;
    expect(empty).toBe(false);
    gate.leave();
    await whenEmpty;
    expect(empty).toBe(true);
  });
});
