import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedConfiguration } from '../refusedConfiguration';
import { eventually } from '../testing/eventually';
import { watchContent } from '../watchFile';

const folder = mkdtempSync(join(tmpdir(), 'watched-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isRefused = (name: string) => refusedConfiguration().get(name);

function watch(name: string, known: string) {
  const taken: string[] = [];
  const errors: unknown[] = [];
  const take = (content: string) => {
    if (content === 'bad') throw new Error('Not usable');
    taken.push(content);
  };
  const { stop } = watchContent(join(folder, name), known, 20, take, (error) => errors.push(error));
  return { taken, errors, stop, write: (content: string) => writeFileSync(join(folder, name), content) };
}

describe('a watched file', () => {
  it('counts as refused while what it says is of no use, and no longer when it is mended', async () => {
    writeFileSync(join(folder, 'list.yml'), 'first');
    const { taken, write, stop } = watch('list.yml', 'first');
    expect(isRefused('list.yml')).toBe(false);
    write('bad');
    await eventually(() => expect(isRefused('list.yml')).toBe(true));
    write('first');
    await eventually(() => expect(isRefused('list.yml')).toBe(false));
    expect(taken).toEqual(['first']);
    stop();
    expect(isRefused('list.yml')).toBeUndefined();
  });

  it('counts as refused while it is gone, and as before when it is back', async () => {
    writeFileSync(join(folder, 'keys.json'), 'first');
    const { write, errors, stop } = watch('keys.json', 'first');
    rmSync(join(folder, 'keys.json'));
    await eventually(() => expect(isRefused('keys.json')).toBe(true));
    expect(errors.length).toBeGreaterThan(0);
    write('first');
    await eventually(() => expect(isRefused('keys.json')).toBe(false));
    stop();
  });

  it('need not be there if it never was', async () => {
    const { errors, stop } = watch('purges.json', '');
    await eventually(() => expect(errors.length).toBeGreaterThan(0));
    expect(isRefused('purges.json')).toBe(false);
    stop();
  });

  it('counts as refused if one of two of its name is', async () => {
    writeFileSync(join(folder, 'twice.json'), 'bad');
    const [first, second] = [watch('twice.json', 'bad'), watch('twice.json', 'other')];
    await eventually(() => expect(isRefused('twice.json')).toBe(true));
    second.stop();
    expect(isRefused('twice.json')).toBe(false);
    first.stop();
  });
});
