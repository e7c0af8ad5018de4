import { importInto, startTestService } from '../../services/province/__tests__/testProvinces';
import type { ProvinceService } from '../../services/province';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { checkProvince } from '../checkProvince';
import { fixtureFiles, readFixture } from '../fixture';

const province = 'cao-bang';

let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService([province]);
  const store = service.stores.get(province);
  if (!store) throw new Error(`The service holds ${province}`);
  for (const { name, content } of fixtureFiles(readFixture(province))) {
    await importInto(store, content, name, { adds: true });
  }
});
afterAll(() => service.stop());

describe('the data that the kit brings', () => {
  it('shows everything there is to check, and our own service passes', async () => {
    const url = `${service.origin}/${province}/graphql`;
    const report = await checkProvince({
      url,
      province,
      signingKey: testPrivateKey,
      strict: true,
      // How fast a busy test machine answers proves nothing.
      settings: { timeoutMillis: 30_000 },
      chooses: (id) => id !== 'latency.report',
    });
    const notPassed = report.checks.filter(({ status }) => status !== 'pass' && status !== 'warn');
    expect(notPassed).toEqual([]);
    expect([report.verdict, report.years]).toEqual(['pass', [2023, 2024, 2025]]);
  }, 60_000);
});
