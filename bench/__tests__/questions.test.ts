import { startTestGateway, type TestGateway } from '../../gateway/__tests__/stubs';
import { startProvinceServices, type ProvinceServices } from '../roles/provinceServices';
import { startRegisterService } from '../roles/registerService';
import type { MemoServer } from '../roles/memoServer';
import { questionsOf, type WorkloadName } from '../workloads';

/** A run that measures refusals measures nothing: its stubs must serve what the gateway asks today. */
describe('the country of the benchmark', () => {
  const count = 6;
  /** Three hundred new operations take longer than all else here; the mix has twenty. */
  const mostAsked = 20;
  let register: MemoServer;
  let provinces: ProvinceServices;
  let gateway: TestGateway;

  beforeAll(async () => {
    register = await startRegisterService(count);
    provinces = await startProvinceServices(count);
    const addressOf = ({ port }: MemoServer) => `http://127.0.0.1:${port}/graphql`;
    gateway = await startTestGateway({
      register: addressOf(register),
      endpoints: Object.fromEntries([...provinces.servers].map(([id, server]) => [id, addressOf(server)])),
    });
  });

  afterAll(async () => {
    await gateway.stop();
    for (const server of [register, ...provinces.servers.values()]) server.stop();
  });

  it.each<WorkloadName>(['totals', 'list', 'one', 'cluster', 'cold', 'mix', 'typename'])(
    'has the known answers of "%s"',
    async (workload) => {
      for (const { body, problemOf } of (questionsOf(workload, 'product', count) ?? []).slice(0, mostAsked)) {
        const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
        const { body: answer } = await gateway.query(query, variables);
        // Read again, since what fetch reads has prototypes of another realm than the test.
        expect(problemOf(JSON.parse(JSON.stringify(answer)))).toBeNull();
      }
    },
  );
});
