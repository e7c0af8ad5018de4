import { isUnanswered } from '../table/unanswered';

describe('provinces of a table without a number', () => {
  it.each([
    ['that have not reported have answered', ['NOT_REPORTED'], null, false],
    ['that take no part are not asked', ['NOT_CONNECTED'], null, false],
    ['of which one could not be reached have not all', ['NOT_REPORTED', 'UNREACHABLE'], 60_000, true],
    ['of which one refuses have not all, though it is not asked again', ['REFUSED'], null, true],
    ['of which one answers what cannot be read have not all', ['INVALID_ANSWER'], null, true],
    ['with old figures have not all answered', [], 60_000, true],
  ])('%s', (_which, reasons, retryAt, unanswered) => {
    const coverage = { missing: reasons.map((reason) => ({ province: { id: 'lang-son' }, reason })) };
    // Of a table, what is looked at.
    const tables = [{ total: { coverage } }] as unknown as Parameters<typeof isUnanswered>[0]['tables'];
    expect(isUnanswered({ tables }, retryAt)).toBe(unanswered);
  });
});
