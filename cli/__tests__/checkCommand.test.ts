import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheckCommand, type CheckCommandOptions } from '../runCheck';
import { startForeignProvince, type ForeignProvince } from '../../conformance/__tests__/foreignProvince';
import { startTampered } from '../../conformance/__tests__/tampering';
import { reportsOf } from '../../conformance/__tests__/tamperedCheck';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { allReportsSchema, reportSchema } from '../../conformance/output/json';
import { formatReport } from '../../conformance/output/text';

let foreign: ForeignProvince;

beforeAll(async () => {
  foreign = await startForeignProvince();
});
afterAll(() => foreign.stop());

async function run(
  url: string,
  { province = 'dien-bien', ...options }: Partial<CheckCommandOptions> & { province?: string } = {},
) {
  const written = { out: '', error: '', progress: [] as string[] };
  const status = await runCheckCommand(
    [{ url, province }],
    { signingKey: testPrivateKey, ...options },
    {
      out: (text) => (written.out += text),
      error: (text) => (written.error += text),
      progress: (text) => written.progress.push(text),
    },
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
  it('exits with 0 if everything passes, and says so in both languages', async () => {
    const { status, out, error, progress } = await run(foreign.url, { year: 2024 });
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain(`Tỉnh / province dien-bien, năm / years 2024: ${foreign.url}\n`);
    expect(progress[0]).toMatch(/^dien-bien \[1\/\d\d\] đạt \/ pass {2}sdl.contract {2}\d+\.\d s$/);
    expect(out).toContain(
      'entities.order       Trả lời đúng thứ tự đã hỏi / Entities come in the order asked for',
    );
    expect(out).toContain('0 không đạt / fail');
  });

  it('exits with 1 if a check fails, and says how to mend it', async () => {
    const broken = await startTampered(foreign.url, { headers: (headers) => headers.delete('etag') });
    const { status, out } = await run(broken.url);
    await broken.stop();
    expect(status).toBe(1);
    expect(out).toContain(
      '    ETag: cần một header như "12"; nhận được không có header ấy / ETag: expected a header such as "12"; got no such header\n    cách sửa: Gửi header ETag',
    );
    expect(out).toContain('Sửa trước / mend first:\n  1. etag.present: Có ETag / There is an ETag\n');
  });

  it('prints JSON for machines', async () => {
    const { status, out } = await run(foreign.url, { json: true, year: 2019 });
    const report = JSON.parse(out);
    expect(reportSchema.strict().safeParse(report).error).toBeUndefined();
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

  it('exits with 2 if the URL is none', async () => {
    expect(await run('cao-bang')).toEqual({
      status: 2,
      out: '',
      progress: [],
      error:
        'Không kiểm tra được: Cần một URL http hoặc https, gặp "cao-bang". Could not be checked: Expected an http or https URL, got "cao-bang"',
    });
  });

  it('exits with 2 if nobody listens', async () => {
    const port = await closedPort();
    const { status, error } = await run(`http://127.0.0.1:${port}/graphql`);
    expect([status, error]).toEqual([
      2,
      `Không kiểm tra được: "http://127.0.0.1:${port}/graphql" không trả lời: connect ECONNREFUSED 127.0.0.1:${port}. Could not be checked: "http://127.0.0.1:${port}/graphql" did not answer: connect ECONNREFUSED 127.0.0.1:${port}`,
    ]);
  });

  it('exits with 2 if the service does not hold the province, in JSON too', async () => {
    const { status, out } = await run(foreign.url, { province: 'son-la', json: true });
    expect([status, JSON.parse(out)]).toEqual([
      2,
      {
        format: 'congdoan-check',
        version: 1,
        url: foreign.url,
        province: 'son-la',
        verdict: 'not-run',
        reason: {
          vi: `"${foreign.url}" từ chối với mã HTTP 401; dịch vụ phải giữ tỉnh ấy và biết khóa công khai của --shard-key`,
          en: `"${foreign.url}" refused with HTTP status 401; it has to hold the province and know the public half of --shard-key`,
        },
      },
    ]);
  });

  it('exits with 2 if the address does not answer GraphQL', async () => {
    const { status, error } = await run(foreign.url.replace('/graphql', '/'));
    expect([status, error]).toEqual([
      2,
      `Không kiểm tra được: "${foreign.url.replace('/graphql', '/')}" không trả lời GraphQL: HTTP status 404 with no content type (INVALID_ANSWER). Could not be checked: "${foreign.url.replace('/graphql', '/')}" does not answer GraphQL: HTTP status 404 with no content type (INVALID_ANSWER)`,
    ]);
  });
});

describe('congdoan check of many and over time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('goes on after one that cannot be checked, and writes both down for CI', async () => {
    const junitFile = join(folder, 'check.xml');
    const services = [
      { url: `http://127.0.0.1:${await closedPort()}/graphql`, province: 'son-la' },
      { url: foreign.url, province: 'dien-bien' },
    ];
    let out = '';
    const status = await runCheckCommand(
      services,
      { signingKey: testPrivateKey, json: true, isAll: true, junitFile },
      { out: (text) => (out += text), error: () => undefined },
    );
    expect(status).toBe(2);
    const { reports } = allReportsSchema.parse(JSON.parse(out));
    expect(reports.map(({ province, verdict }) => [province, verdict])).toEqual([
      ['son-la', 'not-run'],
      ['dien-bien', 'pass'],
    ]);
    const xml = readFileSync(junitFile, 'utf8');
    expect(xml).toContain('<testsuite name="son-la" tests="1" failures="0" errors="1" skipped="0"');
    expect(xml).toMatch(/<testsuite name="dien-bien" tests="\d+" failures="0" errors="0" skipped="4"/);
    expect(xml).toContain('<testcase classname="dien-bien" name="shown.drafts"');
  });

  it('fails what could not be judged if it is strict', async () => {
    const { status, out } = await run(foreign.url, { strict: true });
    expect(status).toBe(1);
    expect(out).toContain('chưa thấy / not shown');
    expect(out).toContain('congdoan check-data');
    expect(out).toContain('Verdict: fail, since not everything could be checked (--strict)');
  });

  it('compares what is shown with what was shown before', async () => {
    const before = await run(foreign.url, { json: true });
    const same = await run(foreign.url, { since: before.out, json: true });
    const sinceOf = (out: string) =>
      reportSchema.parse(JSON.parse(out)).checks?.find(({ id }) => id === 'since.changes');
    expect(sinceOf(same.out)?.status).toBe('notShown');

    const changed = await startTampered(foreign.url, {
      answer: (body) => {
        for (const report of reportsOf(body)) {
          if (report.figures && report.year === 2024) report.figures.membership.members = null;
        }
      },
    });
    const after = await run(changed.url, { since: before.out, json: true });
    await changed.stop();
    expect(
      sinceOf(after.out)
        ?.problems?.map(({ where, expected }) => [where, expected])
        .slice(0, 2),
    ).toEqual([
      ['report(year: 2024).tag, asked by the province itself', 'another tag, since the answer is another'],
      [
        'report(year: 2024).revision, asked by the province itself',
        'another revision, since the answer is another',
      ],
    ]);
  });

  it('refuses to compare with what is no result of a check', async () => {
    await expect(run(foreign.url, { since: '{}' })).rejects.toThrow('--since: expected what');
  });

  it('gives a check up that takes too long, and all of them when the time is over', async () => {
    const slow = await startTampered(foreign.url, {
      headersSent: () => new Promise((resolve) => setTimeout(resolve, 40)),
    });
    const limits = { checkMillis: 250, totalMillis: 2_000 };
    const { status, out } = await run(slow.url, { json: true, limits });
    await slow.stop();
    expect(status).toBe(1);
    const { checks = [] } = reportSchema.parse(JSON.parse(out));
    expect(checks.find(({ id }) => id === 'answers.readable')).toMatchObject({
      status: 'fail',
      problems: [{ expected: 'an end within 0.25 s', got: 'no end after 0.25 s' }],
    });
    expect(checks.at(-1)).toMatchObject({
      id: 'latency.report',
      status: 'fail',
      problems: [{ expected: 'an end of all checks within 2 s', got: 'not reached' }],
    });
  });

  it('says once that a service hangs, whatever could not be judged for it', async () => {
    const hanging = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        if (body.includes('facts(')) return;
        const { authorization = '', accept = '' } = request.headers;
        const headers = { 'content-type': 'application/json', authorization, accept };
        void fetch(foreign.url, { method: 'POST', headers, body }).then(async (answer) =>
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
        );
      });
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const { port } = hanging.address() as AddressInfo;
    let out = '';
    await runCheckCommand(
      [
        {
          url: `http://127.0.0.1:${port}/graphql`,
          province: 'dien-bien',
          settings: { timeoutMillis: 2_000 },
        },
      ],
      { signingKey: testPrivateKey, json: true, checks: ['answers', 'pages.facts', 'figures'] },
      { out: (text) => (out += text), error: () => undefined },
    );
    hanging.closeAllConnections();
    await new Promise((resolve) => hanging.close(resolve));
    const { mendFirst, checks = [] } = reportSchema.parse(JSON.parse(out));
    expect(mendFirst).toEqual(['answers.readable']);
    expect(checks.find(({ id }) => id === 'answers.readable')?.problems).toContainEqual(
      expect.objectContaining({ got: 'No answer within 2000 ms' }),
    );
    expect(checks.find(({ id }) => id === 'figures.province')).toMatchObject({
      status: 'fail',
      because: 'answers.readable',
    });
  });
});

describe('the table', () => {
  it('shows the first problems and counts the rest', () => {
    const problem = (place: string) => ({ where: place, expected: 'x', got: 'y' });
    const text = formatReport({
      url: 'http://province.invalid/graphql',
      province: 'cao-bang',
      year: null,
      years: null,
      strict: false,
      snapshot: null,
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
          problems: ['a', 'b', 'fact f1.unit', 'fact f2.unit', 'c', 'd', 'e', 'f'].map(problem),
        },
        {
          id: 'later',
          name: { vi: 'Ba', en: 'Three' },
          mend: { vi: '', en: '' },
          status: 'fail',
          millis: 3,
          because: 'long.id',
          problems: [problem('g')],
        },
      ],
    });
    const line = (place: string) => `    ${place}: cần x; nhận được y / ${place}: expected x; got y`;
    expect(text.split('\n')).toEqual([
      'Tỉnh / province cao-bang, năm / years —: http://province.invalid/graphql',
      '',
      'đạt / pass        a        Một / One (3 ms)',
      'KHÔNG ĐẠT / FAIL  long.id  Hai / Two',
      line('a'),
      line('b'),
      `${line('fact f1.unit')} (và 1 chỗ như thế / and 1 more like it)`,
      line('c'),
      line('d'),
      '    và 2 loại nữa, xem --json / and 2 more kinds, see --json',
      '    cách sửa: Sửa đi.',
      '    to mend: Mend it.',
      'KHÔNG ĐẠT / FAIL  later    Ba / Three',
      '    cùng nguyên nhân với long.id; sửa mục ấy trước / for the cause of long.id; mend that first',
      '',
      '1 đạt / pass, 0 lưu ý / warn, 2 không đạt / fail, 0 bỏ qua / skipped, 0 chưa thấy / not shown',
      'Sửa trước / mend first:',
      '  1. long.id: Hai / Two',
      'Kết luận: không đạt; sửa các mục KHÔNG ĐẠT rồi kiểm tra lại. Verdict: fail; mend what FAILs, then check again.',
    ]);
  });
});
