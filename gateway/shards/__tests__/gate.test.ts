import { createGate } from '../gate';

function createTask() {
  let finish: (value: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return { run: () => done, finish };
}

describe('a gate', () => {
  it('runs so many at once, lets so many wait, and turns the rest away', async () => {
    const gate = createGate(2, 1);
    const tasks = [createTask(), createTask(), createTask()];
    const results = tasks.map((task) => gate.run(task.run) ?? Promise.resolve('turned away'));
    expect(gate.run(() => Promise.resolve('too many'))).toBeNull();
    expect([gate.running, gate.waiting]).toEqual([2, 1]);
    tasks[0]?.finish('first');
    expect(await results[0]).toBe('first');
    expect([gate.running, gate.waiting]).toEqual([2, 0]);
    tasks[1]?.finish('second');
    tasks[2]?.finish('third');
    expect(await Promise.all(results)).toEqual(['first', 'second', 'third']);
    expect(gate.running).toBe(0);
  });

  it('gives the place of a task that fails to the next', async () => {
    const gate = createGate(1, 1);
    const failing = gate.run(() => Promise.reject(new Error('no')));
    const next = gate.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });
});
