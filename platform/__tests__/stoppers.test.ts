import { createStoppers, startWhole, watchWhole } from '../stoppers';

describe('what was started in parts', () => {
  it('is stopped the last first, each part once, also after one that cannot be stopped', async () => {
    const stopped: string[] = [];
    const stoppers = createStoppers();
    stoppers.add(() => void stopped.push('first'));
    stoppers.add(() => Promise.reject(new Error('hangs')));
    stoppers.add(() => Promise.resolve(void stopped.push('last')));
    await expect(stoppers.stopAll()).rejects.toThrow('hangs');
    expect(stopped).toEqual(['last', 'first']);
    await stoppers.stopAll();
    expect(stopped).toEqual(['last', 'first']);
  });

  it('is stopped if a later part cannot be started, and says why that could not', async () => {
    const stopped: string[] = [];
    const start = startWhole(({ add }) => {
      add(() => void stopped.push('first'));
      add(() => Promise.reject(new Error('hangs')));
      return Promise.reject(new Error('port in use'));
    });
    await expect(start).rejects.toThrow('port in use');
    expect(stopped).toEqual(['first']);
  });

  it('of watches is stopped at once', () => {
    const stopped: string[] = [];
    const watched = watchWhole((stops) => {
      stops.push(
        () => stopped.push('first'),
        () => stopped.push('last'),
      );
      return { value: 1 };
    });
    expect([watched.value, stopped]).toEqual([1, []]);
    watched.stop();
    expect(stopped).toEqual(['last', 'first']);
  });
});
