import { createProblemList, ImportError } from '../problems';

describe('the same problem in many rows', () => {
  it('is said once with its rows in their order, whatever the order in which they were found', () => {
    const problems = createProblemList('a.csv');
    for (const row of [7, 3, 2, 9, 8])
      problems.add({ place: `row ${row}`, row, column: 'Năm', message: 'Cần một năm. Expected a year' });
    expect(() => problems.throwIfAny()).toThrow(ImportError);
    expect(() => problems.throwIfAny()).toThrow('Expected a year (dòng / rows 2-3, 7-9)');
  });
});
