import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCheckCommand } from '../check';
import { startForeignProvince, type ForeignProvince } from '../../conformance/__tests__/foreignProvince';
import { startTampered } from '../../conformance/__tests__/tampering';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { formatReport } from '../../conformance/format';

let foreign: ForeignProvince;

beforeAll(async () => {
  foreign = await startForeignProvince();
});
afterAll(() => foreign.stop());

async function run(url: string, options: { province?: string; json?: boolean; year?: number } = {}) {
  const written = { out: '', error: '' };
  const status = await runCheckCommand(
    url,
    { province: 'dien-bien', json: false, signingKey: testPrivateKey, ...options },
    { out: (text) => (written.out += text), error: (text) => (written.error += text) },
  );
  return { status, ...written };
}

/** A port where nothing listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('congdoan check', () => {
  it('exits with 0 where everything passes, and says so in both languages', async () => {
    const { status, out, error } = await run(foreign.url, { year: 2024 });
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain(`Tỉnh / province dien-bien, năm / year 2024: ${foreign.url}\n`);
    expect(out).toContain(
      'entities.order       Trả lời đúng thứ tự đã hỏi / Entities come in the order asked for',
    );
    expect(out).toContain('0 không đạt / fail');
  });

  it('exits with 1 where a check fails, and says how to mend it', async () => {
    const broken = await startTampered(foreign.url, { headers: (headers) => headers.delete('etag') });
    const { status, out } = await run(broken.url);
    await broken.stop();
    expect(status).toBe(1);
    expect(out).toContain(
      '    ETag: cần / expected a header such as "12"; nhận được / got no such header\n    cách sửa: Gửi header ETag',
    );
  });

  it('prints JSON for machines', async () => {
    const { status, out } = await run(foreign.url, { json: true, year: 2019 });
    const report = JSON.parse(out);
    expect([status, report.province, report.year, report.verdict]).toEqual([0, 'dien-bien', 2019, 'pass']);
    expect(report.checks.find(({ id }: { id: string }) => id === 'figures.province')).toEqual({
      id: 'figures.province',
      name: {
        vi: 'Số liệu của tỉnh khớp số liệu gốc, năm nào và vai trò nào cũng vậy',
        en: "The province's figures equal its facts added up, in every year and for every role",
      },
      mend: expect.any(Object),
      millis: expect.any(Number),
      status: 'skipped',
      reason: {
        vi: 'Tỉnh không có báo cáo năm 2019; các năm có báo cáo: 2023, 2024',
        en: 'The province has no report of 2019; years with a report: 2023, 2024',
      },
    });
  });

  it('exits with 2 where the URL is none', async () => {
    expect(await run('cao-bang')).toEqual({
      status: 2,
      out: '',
      error: 'Không kiểm tra được. Could not be checked: Expected an http or https URL, got "cao-bang"',
    });
  });

  it('exits with 2 where nobody listens', async () => {
    const port = await closedPort();
    const { status, error } = await run(`http://127.0.0.1:${port}/graphql`);
    expect([status, error]).toEqual([
      2,
      `Không kiểm tra được. Could not be checked: "http://127.0.0.1:${port}/graphql" did not answer: connect ECONNREFUSED 127.0.0.1:${port}`,
    ]);
  });

  it('exits with 2 where the service does not hold the province, in JSON too', async () => {
    const { status, out } = await run(foreign.url, { province: 'son-la', json: true });
    expect([status, JSON.parse(out)]).toEqual([
      2,
      {
        url: foreign.url,
        province: 'son-la',
        verdict: 'not-run',
        reason: `"${foreign.url}" refused with HTTP status 401; it has to hold the province and know the public half of --shard-key`,
      },
    ]);
  });

  it('exits with 2 where the address does not answer GraphQL', async () => {
    const { status, error } = await run(foreign.url.replace('/graphql', '/'));
    expect([status, error]).toEqual([
      2,
      `Không kiểm tra được. Could not be checked: "${foreign.url.replace('/graphql', '/')}" does not answer GraphQL: HTTP status 404 with no content type (INVALID_ANSWER)`,
    ]);
  });
});

describe('the table', () => {
  it('shows the first problems and counts the rest', () => {
    const problem = (number: number) => ({ where: `row ${number}`, expected: 'x', got: 'y' });
    const text = formatReport({
      url: 'http://province.invalid/graphql',
      province: 'cao-bang',
      year: null,
      years: null,
      verdict: 'fail',
      checks: [
        {
          id: 'a',
          name: { vi: 'Một', en: 'One' },
          mend: { vi: '', en: '' },
          status: 'pass',
          note: '3 ms',
          millis: 3,
        },
        {
          id: 'long.id',
          name: { vi: 'Hai', en: 'Two' },
          mend: { vi: 'Sửa đi.', en: 'Mend it.' },
          status: 'fail',
          millis: 3,
          problems: [1, 2, 3, 4, 5, 6, 7].map(problem),
        },
      ],
    });
    expect(text.split('\n')).toEqual([
      'Tỉnh / province cao-bang, năm / year —: http://province.invalid/graphql',
      '',
      'đạt / pass        a        Một / One (3 ms)',
      'KHÔNG ĐẠT / FAIL  long.id  Hai / Two',
      '    row 1: cần / expected x; nhận được / got y',
      '    row 2: cần / expected x; nhận được / got y',
      '    row 3: cần / expected x; nhận được / got y',
      '    row 4: cần / expected x; nhận được / got y',
      '    row 5: cần / expected x; nhận được / got y',
      '    và 2 chỗ nữa, xem --json / and 2 more, see --json',
      '    cách sửa: Sửa đi.',
      '    to mend: Mend it.',
      '',
      '1 đạt / pass, 0 lưu ý / warn, 1 không đạt / fail, 0 bỏ qua / skipped',
      'Kết luận: không đạt; sửa các mục KHÔNG ĐẠT rồi kiểm tra lại. Verdict: fail; mend what FAILs, then check again.',
    ]);
  });
});
