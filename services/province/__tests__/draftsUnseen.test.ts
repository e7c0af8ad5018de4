import fc from 'fast-check';
import type { ProvinceService } from '..';
import { ImportError } from '../../../domain/problems';
import type { Caller, Visibility } from '../../../domain/roles';
import { silentLogger } from '../../../platform/logger';
import { effort } from '../../../platform/testing/effort';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { UndoRefusedError } from '../data/errors';
import { migrateProvince } from '../data/migrations/migrateProvince';
import type { ReadAs } from '../data/rows';
import type { ProvinceStore } from '../store';
import { publicCaller } from './asking';
import { catalogue, createTestStore, importInto, startTestService, type TestStore } from './testProvinces';

/** Everything that a service says of a province to who sees no drafts, with the headers that tell of its data. */
const everything = `
  a: report(year: 2023) { ...report } b: report(year: 2024) { ...report } reports { ...report }
  units(first: 100) { totalCount edges { cursor node { ...unit } } pageInfo { endCursor hasNextPage } }
  ofDistrict: units(parent: "huyen-a") { totalCount edges { node { id } } }
  hidden: unit(id: "cs-3") { ...unit }
  facts(first: 100) {
    totalCount
    edges { cursor node { id unit year measure programme includedIn adds withheld quantity { value atLeast atMost }
      document { id file publisher status } } }
  }`;
const fragments = `
  fragment report on ProvinceReport { year draft revision updatedAt receivedAt documents { id file status }
    coverage { measure expected reported missing }
    figures { ...figures } }
  fragment unit on Unit { id name level parent validFrom validTo
    a: figures(year: 2023) { ...figures } b: figures(year: 2024) { ...figures }
    withheld(year: 2024) { measure programme reason } }
  fragment figures on Figures {
    membership { members { value atLeast atMost } partyAdmissions { value atLeast atMost } }
    welfare { gifts { value atLeast atMost } people { value atLeast atMost }
      byProgramme { programme gifts { value } people { value atLeast atMost } } } }`;

async function readAs(service: ProvinceService, caller: Caller, province: string): Promise<string> {
  const response = await fetch(`${service.origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'the-same',
      ...(await testAuthorization([province], caller)),
    },
    body: JSON.stringify({
      query: `{ _entities(representations: [{ __typename: "Province", id: "${province}" }]) {
        ... on Province { ${everything} } } } ${fragments}`,
    }),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return JSON.stringify({ status: response.status, headers, body: await response.text() }, null, 1);
}

async function readByOthers(service: ProvinceService, province: string): Promise<string[]> {
  const neighbour: Caller = { role: 'province', province: 'lang-son', id: 'neighbour' };
  return Promise.all([publicCaller, neighbour].map((caller) => readAs(service, caller, province)));
}

interface Step {
  document: string;
  isDraft: boolean;
  units: { id: string; name: string; parent: string }[];
  facts: { unit: string; year: number; measure: string; programme?: string | undefined; value: number }[];
  isUndone: boolean;
}

const unitIds = ['huyen-a', 'huyen-b', 'cs-1', 'cs-2', 'cs-3'];
const step: fc.Arbitrary<Step> = fc.record({
  document: fc.constantFrom('d1', 'd2', 'd3'),
  isDraft: fc.boolean(),
  units: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...unitIds),
      name: fc.constantFrom('Công đoàn cũ', 'Công đoàn mới'),
      parent: fc.constantFrom('cao-bang', 'huyen-a', 'huyen-b'),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  ),
  facts: fc.uniqueArray(
    fc.record({
      unit: fc.constantFrom('cao-bang', ...unitIds),
      year: fc.constantFrom(2023, 2024),
      measure: fc.constantFrom('members', 'gifts', 'people', 'partyAdmissions'),
      programme: fc.constantFrom('tet-sum-vay', undefined),
      value: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 40 })),
    }),
    { selector: ({ unit, year, measure }) => `${unit}${year}${measure}`, maxLength: 5 },
  ),
  isUndone: fc.boolean(),
});

/** The file of a step: districts are below the province, and no unit is named that nothing has brought. */
function fileOf(province: string, { document, isDraft, units, facts }: Step, known: Set<string>) {
  const listed = units.filter(({ id, parent }) => {
    if (id.startsWith('cs-') && parent !== 'cao-bang' && !known.has(parent)) return false;
    known.add(id);
    return true;
  });
  const place = (id: string) => (id === 'cao-bang' ? province : id);
  return {
    province,
    document: { id: document, file: `${document}.txt`, status: isDraft ? 'DRAFT' : 'FINAL', unit: province },
    units: [
      { id: province, name: 'Liên đoàn Lao động tỉnh', level: 'PROVINCE', parent: null },
      ...listed.map(({ id, name, parent }) =>
        id.startsWith('cs-')
          ? { id, name: `${name} ${id}`, level: 'GRASSROOTS', parent: place(parent) }
          : { id, name: `${name} ${id}`, level: 'DISTRICT', parent: province },
      ),
    ],
    facts: facts.flatMap(({ unit, programme, measure, value, ...fact }, index) =>
      unit === 'cao-bang' || known.has(unit)
        ? {
            id: `${document}-${index}`,
            unit: place(unit),
            ...fact,
            measure,
            form: measure === 'people' ? 'ITEM' : 'SUMMARY',
            ...(programme && measure !== 'members' && measure !== 'partyAdmissions' && { programme }),
            ...{ value, atLeast: value, atMost: value },
          }
        : [],
    ),
  };
}

/** Whether the revision is undone: it is refused, and stays, while what was published stands on it. */
async function isUndoTaken(store: ProvinceStore, revision: number): Promise<boolean> {
  try {
    await store.undo(revision, { by: 'test' });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(UndoRefusedError);
    return false;
  }
}

let service: ProvinceService;
const provinces = Array.from({ length: effort(5, 60) }, (_, index) => `tinh-${index}`);
beforeAll(async () => {
  service = await startTestService(provinces);
});
afterAll(() => service.stop());

describe('whatever was imported before', () => {
  it('an import of a draft changes no byte of what others than the province and analysts read', async () => {
    let tried = 0;
    const unused = [...provinces];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const province = unused.pop();
        const store = province === undefined ? undefined : service.stores.get(province);
        if (!store || province === undefined) return;
        let known: ReadonlySet<string> = new Set();
        for (const [index, next] of steps.entries()) {
          const before = next.isDraft ? await readByOthers(service, province) : null;
          const named = new Set(known);
          const file = fileOf(province, next, named);
          const { changed, revision } = await importInto(store, file, `${index}.json`).catch(
            (error: unknown) => {
              // A file that is refused changes nothing for anybody.
              expect(error).toBeInstanceOf(ImportError);
              return { changed: false, revision: 0 };
            },
          );
          const isUndone = changed && next.isDraft && next.isUndone && (await isUndoTaken(store, revision));
          if (changed && !isUndone) known = named;
          if (!next.isDraft) continue;
          if (changed) tried += 1;
          expect(await readByOthers(service, province)).toEqual(before);
        }
      }),
      { numRuns: provinces.length },
    );
    expect(tried).toBeGreaterThan(provinces.length / 2);
  }, 240_000);
});

describe('units and revisions, to who sees no drafts', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await createTestStore();
  });
  afterEach(() => test.close());

  const unit = (id: string, parent: string, name = id) => ({ id, name, level: levelOf(id), parent });
  const levelOf = (id: string) => (id.startsWith('cs') ? 'GRASSROOTS' : 'DISTRICT');
  const federation = { id: 'cao-bang', name: 'Liên đoàn Lao động tỉnh', level: 'PROVINCE', parent: null };
  const file = (id: string, status: string, units: object[], about: string[] = []) => ({
    province: 'cao-bang',
    document: { id, file: `${id}.txt`, status, unit: 'cao-bang' },
    units: [federation, ...units],
    facts: about.map((of) => ({
      id: `${id}-${of}`,
      unit: of,
      year: 2024,
      measure: 'members',
      form: 'SUMMARY',
      ...{ value: 9, atLeast: 9, atMost: 9 },
    })),
  });
  const draft = (units: object[], about?: string[]) => file('draft', 'DRAFT', units, about);
  const final = (units: object[], about?: string[]) => file('final', 'FINAL', units, about);

  async function seen(visibility: Visibility = 'PUBLISHED') {
    const as = { revision: await test.store.revision(), visibility };
    const { rows } = await test.store.units(null, { limit: 100, after: null }, as);
    return rows.map(({ id, name, parent }) => `${id} (${name}) < ${parent}`);
  }

  it('no unit is there that only a draft has brought, for the others it is', async () => {
    await test.importFile(draft([unit('huyen-a', 'cao-bang')]));
    expect(await seen()).toEqual([]);
    const all = ['cao-bang (Liên đoàn Lao động tỉnh) < null', 'huyen-a (huyen-a) < cao-bang'];
    expect([await seen('DRAFTS'), await seen('OWN')]).toEqual([all, all]);
  });

  it('a unit has the name and the place that no draft gave it', async () => {
    await test.importFile(final([unit('huyen-a', 'cao-bang'), unit('cs-1', 'cao-bang', 'Cũ')], ['cs-1']));
    await test.importFile(draft([unit('cs-1', 'huyen-a', 'Mới')], ['huyen-a']));
    expect((await seen()).filter((row) => row.startsWith('cs-1'))).toEqual(['cs-1 (Cũ) < cao-bang']);
    expect((await seen('DRAFTS')).filter((row) => row.startsWith('cs-1'))).toEqual(['cs-1 (Mới) < huyen-a']);
    await test.importFile(final([unit('huyen-a', 'cao-bang'), unit('cs-1', 'huyen-a', 'Mới')], ['cs-1']));
    expect((await seen()).filter((row) => row.startsWith('cs-1'))).toEqual(['cs-1 (Mới) < huyen-a']);
  });

  it('a final report about a unit of a draft shows it, and those above it', async () => {
    await test.importFile(
      draft([unit('huyen-a', 'cao-bang'), unit('cs-1', 'huyen-a'), unit('cs-2', 'huyen-a')]),
    );
    await test.importFile(final([], ['cs-1']));
    expect((await seen()).map((row) => row.split(' ')[0])).toEqual(['cao-bang', 'cs-1', 'huyen-a']);
    await expect(test.store.undo(2, { by: 'test' })).resolves.toMatchObject({ changed: true });
    expect(await seen()).toEqual([]);
  });

  it('what was published is not hidden again while another final report needs it', async () => {
    await test.importFile(draft([unit('huyen-a', 'cao-bang')]));
    await test.importFile(final([unit('huyen-a', 'cao-bang')]));
    await test.importFile(file('other', 'FINAL', [], ['huyen-a']));
    await expect(test.store.undo(2, { by: 'test' })).rejects.toThrow(
      'facts of revision 3 are about unit "huyen-a", which it published; undo that one first',
    );
  });

  it('revisions are counted without those that only drafts made, and figures keep theirs', async () => {
    await test.importFile(final([], ['cao-bang']));
    const key = [{ unit: 'cao-bang', year: 2024 }];
    const asSeen = async (visibility: Visibility) => {
      const [row] = await test.store.reports(key, { revision: await test.store.revision(), visibility });
      return {
        revision: row?.revision,
        updatedAt: row?.updatedAt,
        members: row?.figures.membership.members?.value,
      };
    };
    const before = await asSeen('PUBLISHED');
    await test.importFile({ ...draft([], ['cao-bang']), document: { ...draft([]).document, id: 'final-2' } });
    expect(await asSeen('PUBLISHED')).toEqual(before);
    expect(await asSeen('OWN')).toMatchObject({ revision: '2', members: 18 });
    expect(await test.store.state()).toMatchObject({ revision: 2, publishedRevision: 1 });
    await test.store.undo(2, { by: 'test' });
    expect(await asSeen('PUBLISHED')).toEqual(before);
    expect(await asSeen('OWN')).toMatchObject({ revision: '3', members: 9 });
    await importInto(test.store, file('other', 'FINAL', [], ['cao-bang']), 'other.json', { adds: true });
    expect(await asSeen('PUBLISHED')).toMatchObject({ revision: '2', members: 18 });
    expect(await test.store.state()).toMatchObject({ revision: 4, publishedRevision: 2 });
  });

  it('a report came in when it was first seen, whatever is corrected later', async () => {
    const key = [{ unit: 'cao-bang', year: 2024 }];
    const receivedAt = async (visibility: Visibility) =>
      (await test.store.reports(key, { revision: await test.store.revision(), visibility }))[0]?.receivedAt;
    await test.importFile(draft([], ['cao-bang']));
    const drafted = await receivedAt('OWN');
    expect(drafted).toBeInstanceOf(Date);
    await test.importFile({
      ...final([], ['cao-bang']),
      document: { ...draft([]).document, status: 'FINAL' },
    });
    const published = await receivedAt('PUBLISHED');
    expect(published?.getTime()).toBeGreaterThan(drafted?.getTime() ?? Infinity);
    await test.importFile(file('more', 'FINAL', [unit('huyen-a', 'cao-bang')], ['huyen-a']));
    expect([await receivedAt('OWN'), await receivedAt('PUBLISHED')]).toEqual([drafted, published]);
    await test.models.figures.collection.updateMany({}, { $unset: { receivedAt: '', publishedAs: '' } });
    // The driver takes ids for its own kind; those of migrations are their names.
    await test.models.state.db.collection('migrations').deleteMany({ _id: '0009-when-received' as never });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    expect(await receivedAt('OWN')).toEqual(drafted);
  });

  it('stores of before are as if this program had made them', async () => {
    await test.importFile(final([unit('huyen-a', 'cao-bang', 'Cũ')], ['cao-bang']));
    const before = [await seen(), await test.store.reports([{ unit: 'cao-bang', year: 2024 }], published(1))];
    await test.importFile(
      draft([unit('huyen-a', 'cao-bang', 'Mới'), unit('huyen-b', 'cao-bang')], ['huyen-b', 'cao-bang']),
    );
    const asBefore = { published: '', publishedAs: '', receivedAt: '' };
    await test.models.units.collection.updateMany({}, { $unset: asBefore });
    await test.models.figures.collection.updateMany({}, { $unset: { publishedAs: '', receivedAt: '' } });
    await test.models.state.collection.updateMany({}, { $unset: { publishedRevision: '' } });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const after = [await seen(), await test.store.reports([{ unit: 'cao-bang', year: 2024 }], published(2))];
    expect(JSON.stringify(after)).toBe(JSON.stringify(before).replaceAll('"readAt":1', '"readAt":2'));
    expect(await seen('OWN')).toContain('huyen-b (huyen-b) < cao-bang');
  });
});

function published(revision: number): ReadAs {
  return { revision, visibility: 'PUBLISHED' };
}
