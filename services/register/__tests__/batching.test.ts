import type { RegisterStore } from '../store';
import { createRegisterLoaders } from '../loaders';

/** A store that knows no rows and writes down what it is asked. */
function recordingStore(): { store: RegisterStore; asked: unknown[] } {
  const asked: unknown[] = [];
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      asked.push([name, ...args]);
      return Promise.resolve(name === 'version' ? 'v1' : []);
    };
  const store = new Proxy({} as RegisterStore, { get: (_target, name) => record(String(name)) });
  return { store, asked };
}

describe('the loaders of a request', () => {
  it('ask for all provinces at once and for each one once', async () => {
    const { store, asked } = recordingStore();
    const { provinces } = createRegisterLoaders(store);
    const found = await Promise.all(['gia-lai', 'hue', 'gia-lai'].map((id) => provinces.load(id)));
    expect(found).toEqual([null, null, null]);
    expect(asked).toEqual([['version'], ['provinces', ['gia-lai', 'hue'], 'v1']]);
  });

  it('read one version, whatever they load', async () => {
    const { store, asked } = recordingStore();
    const loaders = createRegisterLoaders(store);
    await Promise.all([
      loaders.clusters.load('cum-5'),
      loaders.seasons.load('cum-5:2024'),
      loaders.facts.loadMany(['cum-5:2024', 'cum-5:2025']),
    ]);
    await loaders.predecessors.load('tuyen-quang-2025');
    expect(asked).toEqual([
      ['version'],
      ['clusters', ['cum-5'], 'v1'],
      ['seasons', ['cum-5:2024'], 'v1'],
      ['facts', ['cum-5:2024', 'cum-5:2025'], 'v1'],
      ['predecessors', ['tuyen-quang-2025'], 'v1'],
    ]);
  });
});
