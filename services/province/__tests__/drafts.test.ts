import type { ProvinceService } from '..';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import type { Caller } from '../../../domain/roles';
import { silentLogger } from '../../../platform/logger';
import { migrateProvince } from '../data/migrations/migrateProvince';
import { createTestStore, importInto, itself, reportFile, startTestService } from './testProvinces';
import { askAs, own, publicCaller } from './asking';
import { analyst } from '../../../platform/testing/gatewayKeys';

let service: ProvinceService;

const draft = (value: number) =>
  reportFile([{ id: 'd1', measure: 'members', value }], { id: 'draft-2024', status: 'DRAFT' });
const final = (value: number) =>
  reportFile([{ id: 'a1', measure: 'awards', value, kind: 'MIXED' }], { id: 'final-2024' });

beforeEach(async () => {
  service = await startTestService(['cao-bang']);
});
afterEach(() => service.stop());

function store() {
  const found = service.stores.get('cao-bang');
  if (!found) throw new Error('The service holds Cao Bằng');
  return found;
}

const reportSelection = `report(year: 2024) {
  draft documents { id } figures { membership { members { value } } awards { total { value } } }
}`;

async function report(caller: Caller) {
  const { data } = await askAs(service, caller, reportSelection);
  const { report: found } = data._entities[0];
  if (!found) return null;
  const { draft: isDraft, documents, figures } = found;
  return {
    draft: isDraft,
    documents: documents.map(({ id }: { id: string }) => id),
    members: figures.membership.members?.value ?? null,
    awards: figures.awards.total?.value ?? null,
  };
}

describe('a draft', () => {
  it('is no report to the public if there is nothing else', async () => {
    await importInto(store(), draft(100), 'draft.json');
    expect(await report(publicCaller)).toBeNull();
    const seen = { draft: true, documents: ['draft-2024'], members: 100, awards: null };
    expect(await report(analyst)).toEqual(seen);
    expect(await report(own)).toEqual(seen);
    expect(await report({ ...own, province: 'lang-son' })).toBeNull();
    expect(await report({ role: 'operator', id: 'o' })).toBeNull();
  });

  it('beside a final report is added for analysts and the province only', async () => {
    await importInto(store(), draft(100), 'draft.json');
    await importInto(store(), final(7), 'final.json');
    expect(await report(publicCaller)).toEqual({
      draft: false,
      documents: ['final-2024'],
      members: null,
      awards: 7,
    });
    const all = { draft: true, documents: ['draft-2024', 'final-2024'], members: 100, awards: 7 };
    expect(await report(analyst)).toEqual(all);
  });

  it('is public once its document is final, and no more once it is a draft again', async () => {
    const facts = [{ id: 'f1', measure: 'members', value: 100 }];
    await importInto(store(), reportFile(facts, { status: 'DRAFT' }), 'draft.json');
    expect(await report(publicCaller)).toBeNull();
    await importInto(store(), reportFile(facts), 'final.json');
    expect(await report(publicCaller)).toMatchObject({ draft: false, members: 100 });
    expect(await report(analyst)).toMatchObject({ draft: false, members: 100 });
    await store().undo(2, { by: 'test' });
    expect(await report(publicCaller)).toBeNull();
    expect(await report(analyst)).toMatchObject({ draft: true, members: 100 });
  });

  it.each(['FINAL', 'SAMPLE'])('does not take the place of what is public as %s', async (status) => {
    const said = (value: number, as: string) =>
      reportFile([{ id: 'f1', measure: 'members', value }], { id: 'report', status: as });
    await importInto(store(), said(100, status), 'report.json');
    const before = await report(publicCaller);
    await expect(importInto(store(), said(90, 'DRAFT'), 'report.json')).rejects.toThrow(
      'Document "report" is published, and a draft in its place would take its numbers from everybody',
    );
    expect(await report(publicCaller)).toEqual(before);
    await importInto(store(), said(90, 'FINAL'), 'report.json');
    expect(await report(publicCaller)).toMatchObject({ members: 90 });
  });

  it('is neither in the facts, nor in their count, nor in the reports and units of the public', async () => {
    await importInto(store(), draft(100), 'draft.json');
    await importInto(store(), final(7), 'final.json');
    const selection = `
      reports { year draft }
      unit(id: "cao-bang") { figures(year: 2024) { membership { members { value } } awards { total { value } } } }
      facts { totalCount edges { node { id document { status } } } }
      ofDraft: facts(document: "draft-2024") { totalCount edges { node { id } } }`;
    const node = (id: string, status: string) => ({ node: { id, document: { status } } });
    expect((await askAs(service, publicCaller, selection)).data._entities[0]).toEqual({
      reports: [{ year: 2024, draft: false }],
      unit: { figures: { membership: { members: null }, awards: { total: { value: 7 } } } },
      facts: { totalCount: 1, edges: [node('a1', 'FINAL')] },
      ofDraft: { totalCount: 0, edges: [] },
    });
    expect((await askAs(service, analyst, selection)).data._entities[0]).toEqual({
      reports: [{ year: 2024, draft: true }],
      unit: { figures: { membership: { members: { value: 100 } }, awards: { total: { value: 7 } } } },
      facts: { totalCount: 2, edges: [node('a1', 'FINAL'), node('d1', 'DRAFT')] },
      ofDraft: { totalCount: 1, edges: [{ node: { id: 'd1' } }] },
    });
  });
});

describe('the revisions of a province', () => {
  it.each([
    ['revisions { totalCount }', 'revisions'],
    ['report(year: 2024, revision: 1) { year }', 'report'],
  ])('are for itself only: %s', async (selection, field) => {
    await importInto(store(), final(7), 'final.json');
    const { errors } = await askAs(service, own, selection);
    expect(errors).toBeUndefined();
    for (const caller of [publicCaller, analyst, { ...own, province: 'lang-son' }]) {
      expect(await askAs(service, caller, selection)).toMatchObject({
        data: { _entities: [{ [field]: null }] },
        errors: [
          {
            message:
              'Chỉ chính tỉnh "cao-bang" xem được các phiên bản. Only province "cao-bang" itself sees its revisions',
            path: ['_entities', 0, field],
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      });
    }
  });
});

describe('figures that an earlier version of the program wrote', () => {
  it('are kept from the public if drafts stand in them, from the next start on', async () => {
    const test = await createTestStore();
    await test.importFile(draft(100), 'draft.json');
    await test.importFile(final(7), 'final.json');
    await test.models.figures.collection.updateMany({}, { $unset: { published: '' } });
    await migrateProvince({ models: test.models, catalogue: loadCatalogue() }, silentLogger);
    const key = [{ unit: 'cao-bang', year: 2024 }];
    const [seen] = await test.store.reports(key, { revision: 2, visibility: 'PUBLISHED' });
    expect([seen?.documentIds, seen?.figures.membership.members]).toEqual([['final-2024'], null]);
    const [all] = await test.store.reports(key, itself(2));
    expect(all?.figures.membership.members?.value).toBe(100);
    await test.close();
  });
});
