import type { GraphqlServer } from '../../platform/graphqlServer';
import { createTestClock } from '../../platform/testing/clock';
import { eventually } from '../../platform/testing/eventually';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

/** The directory may be a minute old; from half of that on it is read again. */
const halfMillis = 31_000;
const tooOldMillis = 61_000;
const names: Record<string, string> = {};

let register: GraphqlServer & { queries: string[] };
let provinces: StubProvinces;
let gateway: TestGateway;
let clock: ReturnType<typeof createTestClock>;

beforeEach(async () => {
  clock = createTestClock();
  names.north = 'North';
  register = await startStubRegister(['north'], [], names);
  provinces = await startStubProvinces({ north: { 2024: { cells: [exactly('members', 10)] } } });
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { north: provinces.endpoint },
  });
});
afterEach(async () => {
  clock.restore();
  await Promise.all([gateway, provinces, register].map((server) => server.stop()));
});

const one = '{ province(id: "north") { name report(year: 2024) { year } } }';
const nameOf = async () => (await gateway.query(one)).body.data.province.name as string;
const asksOfProvinces = () => register.queries.filter((text) => !text.includes('clusters'));

describe('an operation on provinces', () => {
  it('takes who exists and their names from the directory, as long as that is no older than a minute', async () => {
    expect(await nameOf()).toBe('North');
    expect(asksOfProvinces()).toEqual([]);
    clock.advance(tooOldMillis);
    names.north = 'Northern';
    expect(await nameOf()).toBe('Northern');
    expect(asksOfProvinces()).toHaveLength(1);
  });

  it('finds a directory that is current while operations come all the time', async () => {
    expect(await nameOf()).toBe('North');
    names.north = 'Northern';
    clock.advance(halfMillis);
    // Answered from what is known, while it is read again.
    expect(await nameOf()).toBe('North');
    await eventually(async () => expect(await nameOf()).toBe('Northern'));
    expect(asksOfProvinces()).toEqual([]);
  });

  it('takes them from the one that was kept while the register is down, and only what is in it', async () => {
    expect(await nameOf()).toBe('North');
    await register.stop();
    clock.advance(tooOldMillis);
    expect(await nameOf()).toBe('North');
    const { body } = await gateway.query('{ province(id: "north") { name aliases } }');
    expect(body.data).toEqual({ province: null });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'REGISTER_UNAVAILABLE' });
  });
});
