import type { Outcome } from '../../api';
import type { Row, Work } from '../../types';
import { emptyRow } from '../rows';
import { createSaver, type SaverOptions } from '../saver';

const head = {
  ...{ year: 2024, document: 'bao-cao', title: 'Báo cáo', publisher: null, publishedOn: null, url: null },
  ...{ replaces: null, accept: [], reason: '' },
};
const empty: Work = {
  ...{ id: '1', version: 1, state: 'OPEN', head, text: null, file: null, rows: [], leftOut: [] },
  ...{ notUnderstood: [], steps: [{ at: '', by: 'Người kia', what: 'SAVED' }], changedAt: '' },
  ...{ dueOn: null, isLate: false, undoneBy: null },
};
const rowOf = (id: string, value: number): Row => ({ ...emptyRow(empty), id, value });
const first: Work = { ...empty, rows: [rowOf('so-1', 1), rowOf('so-2', 2)] };

/** A service of one work, which refuses what was made from another version. */
interface Service extends Omit<SaverOptions, 'tell'> {
  held: Work;
  failure: string | null;
}

function serviceOf(held: Work): Service {
  const service: Service = {
    held,
    failure: null,
    save(work) {
      if (service.failure !== null)
        return Promise.resolve({ failure: { code: service.failure, message: '' } });
      if (service.held.state !== 'OPEN' || work.version !== service.held.version)
        return Promise.resolve({ failure: { code: 'WORK_CONFLICT', message: '' } });
      service.held = { ...work, version: work.version + 1 };
      return Promise.resolve({ data: service.held });
    },
    read: () => Promise.resolve({ data: service.held }),
  };
  return service;
}
const valuesOf = ({ rows }: Work) => rows.map(({ id, value }) => `${id}=${value}`);
const setTo = (id: string, value: number) => (work: Work) => ({
  ...work,
  rows: work.rows.map((row) => (row.id === id ? { ...row, value } : row)),
});

describe('what two people make of one report at once', () => {
  it('is put together, number by number', async () => {
    const service = serviceOf({ ...setTo('so-1', 10)(first), version: 2 });
    const saver = createSaver(first, { ...service, tell: () => undefined });
    saver.change(setTo('so-2', 20));
    await saver.flush();
    expect(valuesOf(service.held)).toEqual(['so-1=10', 'so-2=20']);
    expect(saver.status()).toMatchObject({ state: 'SAVED', failure: null });
    expect(saver.status().merged?.vi).toBe('Người kia cũng đang sửa báo cáo này; đã gộp hai phần.');
  });

  it('keeps what was saved first of a number that both changed, and names it', async () => {
    const service = serviceOf({ ...setTo('so-1', 10)(first), version: 2 });
    const saver = createSaver(first, { ...service, tell: () => undefined });
    saver.change(setTo('so-1', 11));
    await saver.flush();
    expect(valuesOf(service.held)).toEqual(['so-1=10', 'so-2=2']);
    expect(saver.status().merged?.vi).toMatch(/Hai người sửa khác nhau ở: so-1;/);
  });

  it('has both numbers that each of them added', async () => {
    const theirs = { ...first, version: 2, rows: [...first.rows, rowOf('so-3', 3)] };
    const service = serviceOf(theirs);
    const saver = createSaver(first, { ...service, tell: () => undefined });
    saver.change((work) => ({ ...work, rows: [...work.rows, rowOf('so-3', 4)] }));
    await saver.flush();
    expect(valuesOf(service.held)).toEqual(['so-1=1', 'so-2=2', 'so-3=3', 'so-3-b=4']);
  });

  it('is told if the report was submitted in between', async () => {
    const service = serviceOf({ ...first, version: 2, state: 'SUBMITTED' });
    const saver = createSaver(first, { ...service, tell: () => undefined });
    saver.change(setTo('so-1', 11));
    await saver.flush();
    expect(saver.status()).toMatchObject({ state: 'SAVED', work: { state: 'SUBMITTED' } });
    expect(saver.status().merged?.vi).toMatch(/thay đổi cuối của bạn không được lưu/);
  });
});

describe('what cannot be saved', () => {
  it('stays, and is saved as soon as it can be', async () => {
    const service = serviceOf(first);
    const saver = createSaver(first, { ...service, tell: () => undefined });
    service.failure = 'UNAUTHENTICATED';
    saver.change(setTo('so-1', 11));
    await saver.flush();
    expect([saver.status().state, valuesOf(saver.status().work)]).toEqual(['FAILED', ['so-1=11', 'so-2=2']]);
    service.failure = null;
    await saver.flush();
    expect([saver.status().state, valuesOf(service.held)]).toEqual(['SAVED', ['so-1=11', 'so-2=2']]);
  });

  it('has arrived all the same if only the answer was lost', async () => {
    const service = serviceOf(first);
    const save = async (work: Work): Promise<Outcome<Work>> => {
      const outcome = await service.save(work);
      return service.held.version === 2 && 'data' in outcome
        ? { failure: { code: 'WORK_CONFLICT', message: '' } }
        : outcome;
    };
    const saver = createSaver(first, { save, read: service.read, tell: () => undefined });
    saver.change(setTo('so-1', 11));
    await saver.flush();
    expect([saver.status().state, valuesOf(service.held)]).toEqual(['SAVED', ['so-1=11', 'so-2=2']]);
  });
});
