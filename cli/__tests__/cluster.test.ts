import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { changeOf, cluster7 } from '../../services/register/__tests__/clusterFiles';
import {
  runClusterHistory,
  runClusterImport,
  runClusterShow,
  runClusterUndo,
  type ClusterImportOptions,
  type ClusterOutput,
  type ClusterSurroundings,
} from '../cluster';

const prefix = uniquePrefix();
const folder = mkdtempSync(join(tmpdir(), 'congdoan-cluster-'));
const auditFile = join(folder, 'audit.jsonl');
const surroundings: ClusterSurroundings = {
  config: loadConfig({ MONGODB_URI: testMongodbUri(), AUDIT_FILE: auditFile }),
  database: `${prefix}register`,
};

const drop = () => dropDatabases(prefix, ['register']);
beforeEach(drop);
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

async function said(run: (output: ClusterOutput, given: ClusterSurroundings) => Promise<0 | 1>) {
  let [out, error] = ['', ''];
  const output = { out: (text: string) => (out += `${text}\n`), error: (text: string) => (error += text) };
  const status = await run(output, surroundings);
  return { status, out, error };
}

function write(content: object | string): string {
  const path = join(folder, 'cum.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const importing = (content: object | string, options: Partial<ClusterImportOptions> = {}) =>
  said((...rest) => runClusterImport(write(content), { dryRun: false, json: false, ...options }, ...rest));

describe('congdoan cluster', () => {
  it('shows in a dry run what would change, and imports it', async () => {
    const lines = [
      '  cum-7: thêm / added',
      '  cum-7:2024: thêm / added',
      '  cum-7:2024/tong-ket-2024: thêm / added',
      '',
    ];
    expect(await importing(cluster7, { dryRun: true })).toEqual({
      status: 0,
      error: '',
      out: ['Thử, không ghi gì. A dry run, nothing is written.', ...lines].join('\n'),
    });
    expect((await importing(cluster7)).out).toBe(
      ['Phiên bản 2 đã ghi. Revision 2 is written.', ...lines].join('\n'),
    );
    expect((await importing(cluster7)).out).toBe(
      'Không có gì thay đổi, phiên bản 2. Nothing changes, revision 2.\n',
    );
  });

  it('gives back what is in as a file that changes nothing, and that can be changed', async () => {
    await importing(cluster7);
    const { out } = await said((...rest) => runClusterShow('cum-7', ...rest));
    expect((await importing(out)).out).toContain('Nothing changes');
    expect((await importing(out.replace('Đổi mới', 'Đoàn kết'))).out).toContain(
      '  cum-7:2024: sửa / changed',
    );
    const missing = await said((...rest) => runClusterShow('cum-77', ...rest));
    expect(missing).toEqual({
      status: 1,
      out: '',
      error: 'Không có cụm "cum-77". There is no cluster "cum-77"\n',
    });
  });

  it('has a history, takes a change back, and notes both in the audit log', async () => {
    await importing(cluster7);
    expect(
      (await said((...rest) => runClusterUndo(2, { json: false, reason: 'Nhầm cụm' }, ...rest))).out,
    ).toBe(
      [
        'Phiên bản 3 đã ghi. Revision 3 is written.',
        '  cum-7: bỏ / removed',
        '  cum-7:2024: bỏ / removed',
        '  cum-7:2024/tong-ket-2024: bỏ / removed',
        '',
      ].join('\n'),
    );
    const { out } = await said((...rest) => runClusterHistory({ json: false }, ...rest));
    const heads = out.split('\n').filter((line) => /^\d/.test(line));
    expect(heads.map((line) => line.replace(/\d{4}-.*?Z/, '…').replace(/line of \S+/, 'line'))).toEqual([
      '3  …  hoàn tác / undo 2  command line  Nhầm cụm',
      '2  …  nạp / import  command line  cum.json',
      '1  …  tệp của chương trình / files of the program  start of the service',
    ]);
    const noted = readFileSync(auditFile, 'utf8').trim().split('\n').slice(-4);
    expect(noted.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        what: 'IMPORT',
        outcome: 'INTENDED',
        from: 'command line',
        details: { register: true, file: 'cum.json' },
      },
      { what: 'IMPORT', outcome: 'DONE', details: { revision: 2, changed: true } },
      { what: 'UNDO', outcome: 'INTENDED', details: { undone: 2 } },
      { what: 'UNDO', outcome: 'DONE', details: { revision: 3, changed: true } },
    ]);
  });

  it('says what is wrong with a file, and what is to be known of one that is right', async () => {
    expect(await importing('{')).toMatchObject({
      status: 1,
      error: expect.stringMatching(/Không phải tệp JSON/),
    });
    const { status, error } = await importing(changeOf('cum-5', { year: 2026, provinces: ['Hà Giang'] }));
    expect([status, error]).toEqual([
      1,
      '"cum.json" có 1 chỗ sai. "cum.json" has 1 problem\n' +
        '  clusters[0].seasons[0].provinces[0]: Cần một tỉnh có trong năm 2026, gặp "ha-giang" (đã nhập vào "tuyen-quang-2025" ngày 2025-07-01). ' +
        'Expected a province of 2026, got "ha-giang" (it became part of "tuyen-quang-2025" on 2025-07-01)\n',
    ]);
    const shared = await importing(changeOf('cum-9', { year: 2024, provinces: ['cao-bang'] }, 'Cụm 9'));
    expect(shared.out).toContain(
      '  provinces: cao-bang: năm 2024 cũng ở cụm "cum-5" (Cụm thi đua số 5). In 2024 also in cluster "cum-5" (Cụm thi đua số 5)',
    );
  });

  it('takes the words of a report from a file of their own', async () => {
    const text = join(folder, 'bao-cao.txt');
    writeFileSync(text, 'Ông Nguyễn Văn Minh cho biết: 12 tập thể.');
    const [report] = cluster7.published ?? [];
    await importing(
      { clusters: cluster7.clusters, published: [{ ...report, document: { id: 'x' } }] },
      { text },
    );
    const { out } = await said((...rest) => runClusterShow('cum-7', ...rest));
    const shown = JSON.parse(out) as { published: [{ document: { text: string } }] };
    expect(shown.published[0].document.text).toBe('Ông ███████████████ cho biết: 12 tập thể.');
    expect(await importing(changeOf('cum-7', { year: 2024 }), { text })).toMatchObject({
      status: 1,
      error: expect.stringMatching(/^--text cần một tệp có đúng một báo cáo/),
    });
  });
});
