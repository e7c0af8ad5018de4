import { decodeJwt } from 'jose';
import { importInto, startTestService } from '../../../services/province/__tests__/testProvinces';
import type { ProvinceService } from '../../../services/province';
import { testAuthorization, testPrivateKey } from '../../../platform/testing/gatewayKeys';
import { checkProvince } from '../../checkProvince';
import { fixtureFiles, readFixture } from '../../fixture';
import { effort } from '../../../platform/testing/effort';
import { noteTried } from '../../../platform/testing/tried';
import { startTampered, type AnswerBody, type Tampering } from '../tampering';

/** Of lies that only show if everybody is asked, in a province that has something to hide. */
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

interface Quantity {
  value: number | null;
  atLeast: number;
  atMost: number | null;
}
interface Figures {
  membership: Record<string, Quantity | null>;
  welfare: Record<string, Quantity | null>;
}
interface Unit {
  id: string;
  figures?: Figures | null;
  withheld?: { measure: string }[];
}
interface Entity {
  report?: { year: number; figures?: Figures } | null;
  reports?: { year: number; figures?: Figures }[];
  units?: { edges: { node: Unit }[] };
  unit?: Unit | null;
  facts?: { totalCount: number; edges: { node: Record<string, unknown> }[] };
}

type Lie = (entity: Entity, role: string, query: string) => void;

/** The ids of the checks that fail if a service says what it should not to whoever has the role. */
async function failedBy(lie: Lie, more: Tampering = {}): Promise<string[]> {
  let role = '';
  const server = await startTampered(`${service.origin}/${province}/graphql`, {
    headersSent: async (headers) => {
      role = roleOf(headers.get('authorization'));
      await more.headersSent?.(headers);
    },
    answer: (body, query) => entitiesOf(body).forEach((entity) => lie(entity, role, query)),
    headers: more.headers,
  });
  const report = await checkProvince({
    url: server.url,
    province,
    signingKey: testPrivateKey,
    // How fast a busy test machine answers proves nothing.
    settings: { timeoutMillis: 30_000 },
    chooses: (id) => /^(answers|pages|facts|report|figures|shown|entities\.noReport)/.test(id),
  }).finally(() => server.stop());
  return report.checks.flatMap(({ id, status }) => (status === 'fail' ? [id] : []));
}

/** The role of a token, `other` for the staff of another province. */
function roleOf(authorization: string | null): string {
  if (authorization === null) return '';
  const { role, province: of } = decodeJwt(authorization.slice('Bearer '.length)) as Record<string, string>;
  return role === 'province' && of !== province ? 'other' : (role ?? '');
}

function entitiesOf({ data }: AnswerBody): Entity[] {
  return Object.values(data ?? {})
    .flatMap((list) => (Array.isArray(list) ? (list as (Entity | null)[]) : []))
    .filter((entity) => entity !== null);
}

function reportsOf({ report, reports }: Entity) {
  return [report, ...(reports ?? [])].filter((each) => each != null);
}

function unitsOf({ unit, units }: Entity): Unit[] {
  return [unit, ...(units?.edges ?? []).map(({ node }) => node)].filter((each) => each != null);
}

function add(quantity: Quantity | null | undefined, more: number): void {
  if (quantity?.value == null || quantity.atMost === null) return;
  quantity.value += more;
  quantity.atLeast += more;
  quantity.atMost += more;
}

const exactly = (value: number) => ({
  value,
  atLeast: value,
  atMost: value,
  exact: true,
  estimated: false,
  reportedBy: 1,
});

const quiet: Lie = () => undefined;

/** What is said wrongly, and which checks fail at least; the worst first. */
const lies: [what: string, lie: Lie, ids: string[], more?: Tampering][] = [
  [
    'other numbers for all but the province itself',
    (entity, role) => {
      if (role === 'province') return;
      for (const { figures } of reportsOf(entity)) add(figures?.membership.members, 1_000);
    },
    ['figures.province'],
  ],
  [
    'other numbers for operators alone',
    (entity, role) => {
      if (role !== 'operator') return;
      for (const { figures } of reportsOf(entity)) add(figures?.membership.members, 1_000);
    },
    ['figures.province', 'shown.alike'],
  ],
  [
    'other numbers of an earlier year',
    (entity) => {
      for (const { year, figures } of reportsOf(entity)) {
        if (year === 2023) add(figures?.membership.members, 1);
      }
    },
    ['figures.province'],
  ],
  [
    'other numbers in the list of reports',
    (entity) => {
      for (const { figures } of entity.reports ?? []) add(figures?.membership.members, 1);
    },
    ['report.list'],
  ],
  [
    'numbers of a draft in figures, while the facts look clean',
    (entity, role) => {
      if (role === 'province' || role === 'analyst') return;
      for (const unit of unitsOf(entity)) {
        if (unit.id === 'huyen-cao-loc') add(unit.figures?.welfare.gifts, 7);
      }
    },
    ['figures.units'],
  ],
  [
    'a small number in the figures of a unit, with nothing withheld',
    (entity, role) => {
      if (role === 'province') return;
      for (const unit of unitsOf(entity)) {
        if (unit.id !== 'cdcs-truong-1' || !unit.withheld?.length) continue;
        unit.withheld = [];
        if (unit.figures) unit.figures.welfare.people = exactly(3);
      }
    },
    ['figures.units'],
  ],
  [
    'the number of members withheld',
    (entity, role) => {
      if (role !== 'public') return;
      for (const unit of unitsOf(entity)) {
        if (!unit.figures?.membership.members || unit.id === province) continue;
        unit.figures.membership.newMembers = null;
      }
      for (const { figures } of reportsOf(entity)) if (figures) figures.membership.members = null;
    },
    ['figures.province', 'shown.alike'],
  ],
  [
    'a small number in a fact',
    (entity, role) => {
      if (role === 'province') return;
      for (const { node } of entity.facts?.edges ?? []) {
        if (node.withheld) Object.assign(node, { quantity: exactly(3), printed: '3', withheld: null });
      }
    },
    ['shown.smallNumbers'],
  ],
  [
    'a report of zeros for a year without facts',
    (entity, _role, query) => {
      if (entity.report === null && query.includes('report(year: 2022)')) {
        entity.report = { year: 2022 };
      }
    },
    ['entities.noReport'],
  ],
  [
    'all facts whatever the document',
    (entity, _role, query) => {
      if (entity.facts && /facts\(document:/.test(query)) entity.facts.totalCount = 20;
    },
    ['pages.filters'],
  ],
  [
    'documents of another status than in facts',
    (entity) => {
      for (const report of reportsOf(entity)) {
        const { documents = [] } = report as { documents?: { status?: string }[] };
        for (const document of documents) if (document.status === 'FINAL') document.status = 'SAMPLE';
      }
    },
    ['report.documents'],
  ],
  [
    'what its own staff may see to that of another province',
    quiet,
    ['shown.drafts', 'shown.smallNumbers', 'shown.alike', 'shown.revisions'],
    {
      headersSent: async (headers) => {
        if (roleOf(headers.get('authorization')) !== 'other') return;
        const caller = { role: 'province', province, id: 'x' } as const;
        const { authorization } = await testAuthorization([province], caller);
        headers.set('authorization', authorization);
      },
    },
  ],
  [
    'one tag for answers that differ',
    quiet,
    ['shown.tags'],
    {
      headers: (headers) => {
        if (headers.has('etag')) headers.set('etag', '"always"');
      },
    },
  ],
];

describe('a check that asks as everybody', () => {
  it('finds nothing in a service that does not lie', async () => {
    expect(await failedBy(quiet)).toEqual([]);
  }, 120_000);

  it.each(lies.slice(0, effort(3, lies.length)))(
    'finds %s',
    async (_what, lie, ids, more) => {
      noteTried('provinces', String(lie));
      expect(await failedBy(lie, more)).toEqual(expect.arrayContaining(ids));
    },
    120_000,
  );
});
