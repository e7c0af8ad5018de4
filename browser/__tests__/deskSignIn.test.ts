import type { Page } from 'playwright-core';
import { startFakeProvider, type FakeProvider } from '../../platform/testing/fakeProvider';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../services/embedded-mongo';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { graveFindings } from '../axe';
import { freePorts } from '../../platform/testing/ports';
import { createTestPages } from '../pages';
import { startMillis } from '../stack';

const clientId = 'ban-lam-viec';
const byAccount = 'Đăng nhập bằng tài khoản cơ quan';

const pages = createTestPages();
let provider: FakeProvider;
let mongo: EmbeddedMongo;
let service: ProvinceService;
beforeAll(async () => {
  provider = await startFakeProvider(clientId);
  mongo = await startEmbeddedMongo();
  // The provider has to know where people come back to before the service has started.
  const [port = 0] = await freePorts(1);
  service = await startProvinceService({
    provinces: ['lai-chau', 'dien-bien'],
    mongodbUriOf: () => mongo.uri,
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port, variable: 'none' },
    imports: {
      tokenOf: () => null,
      signIn: {
        issuer: provider.issuer,
        roleClaim: 'vai_tro',
        clockToleranceSeconds: 30,
        signIn: {
          clientId,
          clientSecret: null,
          redirectUrl: `http://127.0.0.1:${port}/desk/openid/callback`,
        },
        headValue: 'lanh-dao',
      },
      maxBytes: 10_000_000,
      maxUnpackedBytes: 50_000_000,
    },
  });
}, startMillis);
afterAll(async () => {
  await service?.stop();
  await mongo?.stop();
  await provider?.stop();
});

function open(width: number): Promise<Page> {
  return pages.open(`${service.origin}/ban-lam-viec`, { viewport: { width, height: 850 } });
}

describe('staff with an account of the office', () => {
  // First: the service asks what the provider says of itself when somebody leaves for it, once.
  it('are told in both languages that its provider is away', async () => {
    const page = await open(1366);
    provider.isUp = false;
    try {
      await page.getByRole('button', { name: byAccount }).click();
      await page.getByRole('alert').getByText('Nơi quản lý tài khoản chưa trả lời.').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('alert').getByText('The provider of the account does not answer.').waitFor();
    } finally {
      provider.isUp = true;
    }
  });

  it('are told in both languages that it is of another province, and sign in for their own', async () => {
    provider.claims = { name: 'Ban Chính sách', vai_tro: ['province:lai-chau', 'lanh-dao'] };
    const page = await open(375);
    await page.getByLabel('Liên đoàn Lao động').selectOption('dien-bien');
    await page.getByRole('button', { name: byAccount }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Tài khoản này không phải của tỉnh đã chọn.').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await page.getByRole('button', { name: 'English' }).click();
    await alert.getByText('This account is not of the province that you chose.').waitFor();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByLabel('Liên đoàn Lao động').selectOption('lai-chau');
    await page.getByRole('button', { name: byAccount }).click();
    await page.getByRole('heading', { name: 'Báo cáo của tỉnh' }).waitFor();
    await page.getByText('Ban Chính sách · lãnh đạo duyệt').waitFor();
    expect(new URL(page.url()).search).toBe('?tinh=lai-chau');
  });

  it('sign in again in another tab, and lose nothing of what they are at', async () => {
    provider.claims = { name: 'Ban Chính sách', vai_tro: 'province:lai-chau' };
    const page = await open(1366);
    await page.getByLabel('Liên đoàn Lao động').selectOption('lai-chau');
    await page.getByRole('button', { name: byAccount }).click();
    await page.getByText('Ban Chính sách · cán bộ nhập').waitFor();
    await page.getByRole('button', { name: 'Nhập báo cáo' }).click();
    await page.getByLabel('Mã tài liệu').fill('bao-cao-2024');
    await page.getByLabel('Nguyên văn báo cáo').fill('Toàn tỉnh có 786 công đoàn cơ sở.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Đọc các con số' }).click();
    await page.getByText('Phiên làm việc đã hết.').first().waitFor();
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: byAccount }).click(),
    ]);
    await tab.getByText('Ban Chính sách · cán bộ nhập').waitFor();
    await tab.close();
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Đọc các con số' }).click();
    await page.getByRole('heading', { name: '3. Đối chiếu từng con số' }).waitFor();
    // The browser notes what was refused without a session, and nothing else.
    expect(pages.takeProblems()).toEqual([
      'console: Failed to load resource: the server responded with a status of 401 (Unauthorized)',
    ]);
  });
});
