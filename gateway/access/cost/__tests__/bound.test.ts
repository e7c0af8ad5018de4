import * as fc from 'fast-check';
import { parse, validate } from 'graphql';
import type { GraphqlServer } from '../../../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from '../../../__tests__/stubs';
import { writeOperation } from '../../../__tests__/hostile/writeOperation';
import { schema } from './fixture';

const report = { 2023: { cells: [exactly('members', 1)] }, 2024: { cells: [exactly('members', 2)] } };
const provinces = ['a', 'b', 'c', 'd'];

let service: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  service = await startStubProvinces({ a: report, b: report, c: report });
  register = await startStubRegister(provinces, [
    { cluster: 'north', year: 2023, provinces: ['a', 'b'] },
    { cluster: 'north', year: 2024, provinces: ['a', 'b', 'c'], published: [exactly('members', 9)] },
    { cluster: 'south', year: 2024, provinces: ['c', 'd'], published: [exactly('members', 9)] },
  ]);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: service.endpoint, b: service.endpoint, c: service.endpoint },
    // Nothing may be answered from an earlier answer here.
    more: { cacheMaxBytes: 0 },
  });
});
afterAll(async () => {
  await Promise.all([gateway, register, service].map((server) => server.stop()));
});

const values = {
  id: ['"a"', '"b"', '"d"', '"north"', '"south"'],
  provinces: ['["a"]', '["b", "c"]', '["a", "d"]'],
  clusters: ['["north"]', '["north", "south"]'],
  allProvinces: ['true'],
  year: ['2024', '2023', '2030'],
  years: ['[2024]', '[2023, 2024]', '[2022, 2025]'],
  from: ['2023'],
  to: ['2024'],
  first: ['1', '5'],
  require: ['ANY'],
  ID: ['"x"'],
  Date: ['"2024-01-01"'],
  Int: ['1'],
  String: ['null'],
};

describe('the cost of an operation', () => {
  it('counts at least as many reads as questions are then sent to provinces', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(999), { minLength: 10, maxLength: 80 }), async (choices) => {
        const text = writeOperation({ schema, choices, values, depth: 5 });
        expect(validate(schema, parse(text))).toEqual([]);
        service.asked.length = 0;
        const { body, cost } = await gateway.query(text);
        sent += service.asked.length;
        if (body.errors?.some(({ extensions }) => extensions.code === 'COST_LIMIT_EXCEEDED')) {
          expect(service.asked).toEqual([]);
        } else expect(cost.total).toBeGreaterThanOrEqual(service.asked.length * 50);
      }),
      { numRuns: 150, interruptAfterTimeLimit: 10_000 },
    );
    // Not a promise about operations that ask nobody.
    expect(sent).toBeGreaterThan(0);
  });
});
