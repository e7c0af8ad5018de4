import { createSums } from '../sums';

/** Counts how often it had to add up. */
function createCounted() {
  const sums = createSums<{ sum: number }>();
  let added = 0;
  const of = (key: string, answers: readonly { value: number }[]) =>
    sums.of(key, answers, () => {
      added += 1;
      return { sum: answers.reduce((sum, { value }) => sum + value, 0) };
    });
  return { of, added: () => added };
}

const [ten, twenty] = [{ value: 10 }, { value: 20 }] as const;

describe('a sum that was added up before', () => {
  it('is given again while every answer behind it is the same', () => {
    const { of, added } = createCounted();
    expect(of('all', [ten, twenty])).toEqual({ sum: 30 });
    expect(of('all', [ten, twenty])).toEqual({ sum: 30 });
    expect(added()).toBe(1);
  });

  it('is not given if an answer is another one, be its content the same', () => {
    const { of, added } = createCounted();
    of('all', [ten, twenty]);
    expect(of('all', [ten, { value: 25 }])).toEqual({ sum: 35 });
    expect(of('all', [ten, { value: 25 }])).toEqual({ sum: 35 });
    expect(added()).toBe(3);
  });

  it('is not given if an answer is missing, or there again', () => {
    const { of, added } = createCounted();
    of('all', [ten, twenty]);
    expect(of('all', [ten])).toEqual({ sum: 10 });
    expect(of('all', [ten, twenty])).toEqual({ sum: 30 });
    expect(added()).toBe(3);
  });

  it('is not given for what else is added up of the same answers', () => {
    const { of, added } = createCounted();
    of('all', [ten, twenty]);
    of('other', [ten, twenty]);
    expect(added()).toBe(2);
  });
});
