import { startTestRegister, type TestRegister } from './testRegister';

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

async function errorOf(query: string, variables?: Record<string, unknown>) {
  const { errors } = await register.query(query, variables);
  const [{ message, extensions }] = errors as [{ message: string; extensions: Record<string, unknown> }];
  return { message, extensions };
}

describe('a wrong argument', () => {
  it.each([
    ['{ clusters(year: 1999) { id } }', 'year', 'a year from 2000 to 2100, got 1999'],
    ['{ cluster(id: "cum-5") { season(year: 2101) { id } } }', 'year', 'a year from 2000 to 2100, got 2101'],
    ['{ cluster(id: "cum-5") { seasons(from: 0) { id } } }', 'from', 'a year from 2000 to 2100, got 0'],
    [
      '{ cluster(id: "cum-5") { seasons(from: 2025, to: 2024) { id } } }',
      'from',
      'at most "to" (2024), got 2025',
    ],
    [
      '{ province(id: "cao-bang") { seasons(to: 99999) { id } } }',
      'to',
      'a year from 2000 to 2100, got 99999',
    ],
  ])('of %s is named, with what was expected and what came', async (query, argument, rest) => {
    expect(await errorOf(query)).toEqual({
      message: `Argument "${argument}" must be ${rest}`,
      extensions: { argument, code: 'BAD_USER_INPUT' },
    });
  });

  it.each(['2025-02-30', '30/06/2025', ''])(
    'that is no calendar date, such as "%s", is refused',
    async (on) => {
      const error = await errorOf('query ($on: Date) { provinces(on: $on) { id } }', { on });
      expect(error.message).toContain(`Variable "$on" got invalid value ${JSON.stringify(on)}`);
      expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    },
  );

  it('does not take the answers of the other fields away', async () => {
    const query =
      '{ cluster(id: "cum-5") { name bad: season(year: 1) { id } good: season(year: 2024) { id } } }';
    const { data } = await register.query(query);
    expect(data).toEqual({ cluster: { name: 'Cụm thi đua số 5', bad: null, good: { id: 'cum-5:2024' } } });
  });
});
