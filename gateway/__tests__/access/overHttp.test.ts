import { auditServer } from 'graphql-http';
import { startGuardedSystem, type GuardedSystem } from './guardedSystem';

let system: GuardedSystem;
beforeAll(async () => {
  system = await startGuardedSystem();
}, 120_000);
afterAll(() => system.stop());

describe('GraphQL over HTTP', () => {
  it('is served without errors, and with no other warnings than docs/graphql-over-http.md explains', async () => {
    const results = await auditServer({
      url: `${system.origin}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), ...system.headersOf('analyst') },
        }),
    });
    const named = (status: string) =>
      results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
    expect(named('error')).toEqual([]);
    expect(named('warn')).toEqual([
      '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
      'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
      '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
    ]);
    expect(named('notice')).toEqual([]);
    expect(named('ok')).toHaveLength(58);
  });
});
