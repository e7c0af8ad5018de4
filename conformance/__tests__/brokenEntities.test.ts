import { entitiesOf, listsOf, nothingHidden, startTamperedCheck, type TamperedCheck } from './tamperedCheck';

let check: TamperedCheck;
beforeAll(async () => {
  check = await startTamperedCheck();
});
afterAll(() => check.stop());

describe('the check of entities fails exactly', () => {
  it('entities.order if entities come in another order', async () => {
    const result = await check.failed({ answer: (body) => listsOf(body).forEach((list) => list.reverse()) });
    expect(result).toEqual({
      ids: ['entities.order'],
      skipped: nothingHidden,
      first: { where: '_entities', expected: 'entity, entity, null', got: 'null, entity, entity' },
    });
  });

  it('entities.key if entities have another id', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const entity of entitiesOf(body)) if ('id' in entity) entity.id = 'Điện Biên';
      },
    });
    expect(result).toEqual({
      ids: ['entities.key'],
      skipped: nothingHidden,
      first: { where: '_entities.0.id', expected: '"dien-bien"', got: '"Điện Biên"' },
    });
  });

  it('entities.duplicates if an id asked twice is answered once', async () => {
    const result = await check.failed({
      answer: (body, query) => {
        if (!query.includes('revision')) return;
        for (const list of listsOf(body)) if (list.length > 1) list[1] = null;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.duplicates'],
      { where: '_entities.1', expected: expect.stringContaining('"dien-bien"'), got: 'null' },
    ]);
  });

  it('entities.slots if only the first question of a request is answered', async () => {
    const result = await check.failed({
      answer: ({ data }) => {
        if (data?.q1) data.q1 = data.q0;
      },
    });
    expect(result).toEqual({
      ids: ['entities.slots'],
      skipped: nothingHidden,
      first: { where: 'q1.0.report', expected: 'null', got: '2024' },
    });
  });

  it('entities.unknown if an unknown id spoils the whole answer', async () => {
    const result = await check.failed({
      answer: (body) => {
        if (listsOf(body).some((list) => list.includes(null))) body.data = null;
      },
    });
    expect(result.ids).toEqual(['entities.unknown']);
    expect(result.skipped).toEqual(['entities.order', ...nothingHidden]);
    expect(result.first).toEqual({
      where: '_entities',
      expected: 'a list of 2',
      got: 'Province "khong-co-tinh-nay" is not held by this service',
    });
  });

  it('entities.noReport if a year without a report is an error', async () => {
    const result = await check.failed({
      answer: (body, query) => {
        if (!query.includes('report(year: 2100)')) return;
        body.errors = [{ message: 'No report', path: ['_entities', 0, 'report'] }];
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.noReport'],
      { where: '_entities.0.report', expected: 'the province, without errors', got: 'No report' },
    ]);
  });

  it('entities.badYear if the error has another code', async () => {
    const result = await check.failed({
      answer: ({ errors = [] }) => {
        for (const error of errors) if (error.message.includes('"year"')) error.extensions = { code: 'OOPS' };
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.badYear'],
      {
        where: 'report(year: 1999)',
        expected: 'an error of code BAD_USER_INPUT',
        got: 'code "OOPS": Argument "year" must be a year from 2000 to 2100, got 1999',
      },
    ]);
  });
});
