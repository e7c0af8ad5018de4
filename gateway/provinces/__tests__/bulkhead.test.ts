import { createBulkhead } from '../bulkhead';

describe('a bulkhead', () => {
  it('lets so many in at once, lets so many wait, and turns the rest away', async () => {
    const bulkhead = createBulkhead(2, 1);
    expect([bulkhead.enter(), bulkhead.enter()]).toEqual([true, true]);
    const third = bulkhead.enter();
    expect(third).toBeInstanceOf(Promise);
    expect(bulkhead.enter()).toBe(false);
    expect([bulkhead.running, bulkhead.waiting]).toEqual([2, 1]);
    bulkhead.leave();
    await third;
    expect([bulkhead.running, bulkhead.waiting]).toEqual([2, 0]);
    bulkhead.leave();
    bulkhead.leave();
    expect([bulkhead.running, bulkhead.waiting]).toEqual([0, 0]);
  });

  it('hands a place on to who waits longest, and to nobody who comes just then', async () => {
    const bulkhead = createBulkhead(1, 2);
    const order: string[] = [];
    expect(bulkhead.enter()).toBe(true);
    const waiting = ['first', 'second'].map((name) =>
      Promise.resolve(bulkhead.enter()).then(() => order.push(name)),
    );
    bulkhead.leave();
    expect(bulkhead.enter()).toBeInstanceOf(Promise);
    await waiting[0];
    expect(order).toEqual(['first']);
    bulkhead.leave();
    await waiting[1];
    expect(order).toEqual(['first', 'second']);
  });

  it('is empty when all have left, also those that waited', async () => {
    const bulkhead = createBulkhead(1, 1);
    await bulkhead.whenEmpty();
    expect(bulkhead.enter()).toBe(true);
    const waiting = bulkhead.enter();
    let empty = false;
    const whenEmpty = bulkhead.whenEmpty().then(() => {
      empty = true;
    });
    bulkhead.leave();
    await waiting;
    expect(empty).toBe(false);
    bulkhead.leave();
    await whenEmpty;
    expect(empty).toBe(true);
  });
});
