import type { Asker } from './guardedSystem';

type Known = Exclude<Asker, 'revokedKey' | 'wrongToken'>;
interface Seen {
  data: unknown;
  /** Code and path of the error beside it. */
  error?: string;
}

/** Fields that belong together, and what each of those who may ask at all sees of them. */
export interface FieldGroup {
  name: string;
  text: string;
  sees: Record<Known, Seen>;
}

const same = (data: unknown): FieldGroup['sees'] => ({
  public: { data },
  analyst: { data },
  province: { data },
  otherProvince: { data },
  operator: { data },
});

const query = (name: string, fields: string) => `query ${name} { ${fields} }`;
const ofProvince = (name: string, fields: string) => query(name, `province(id: "cao-bang") { ${fields} }`);
const province = (data: unknown) => ({ province: data });
const isNull = (field: string, error: string): Seen => ({
  data: province({ [field]: null }),
  error: `${error} province.${field}`,
});

/** Those who see drafts, and those who do not. */
function byDrafts(withDrafts: unknown, without: unknown): FieldGroup['sees'] {
  return { ...same(without), analyst: { data: withDrafts }, province: { data: withDrafts } };
}

const revisions = [2, 1].map((number) => ({ node: { number } }));

export const fieldGroups: FieldGroup[] = [
  {
    name: 'Register',
    text: query('Register', 'cluster(id: "cum-5") { season(year: 2024) { provinces { id } } }'),
    sees: same({
      cluster: {
        season: {
          provinces: ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang'].map(
            (id) => ({ id }),
          ),
        },
      },
    }),
  },
  {
    name: 'Totals',
    text: query(
      'Totals',
      `totals(scope: { provinces: ["cao-bang", "lang-son"] }, years: [2024]) {
        figures { membership { members { value } } awards { total { value } } } coverage { complete draft }
      }`,
    ),
    sees: byDrafts(totals(7, true), totals(null, false)),
  },
  {
    name: 'Coverage',
    text: query(
      'Coverage',
      `totals(scope: { clusters: ["cum-5"] }, years: [2024]) {
        coverage { expected reported complete missing { province { id } reason } }
      }`,
    ),
    sees: same({
      totals: [
        {
          coverage: {
            expected: 6,
            reported: 2,
            complete: false,
            missing: [
              { province: { id: 'bac-kan' }, reason: 'UNREACHABLE' },
              { province: { id: 'thai-nguyen' }, reason: 'NOT_CONNECTED' },
              { province: { id: 'tuyen-quang' }, reason: 'NOT_CONNECTED' },
              { province: { id: 'ha-giang' }, reason: 'NOT_CONNECTED' },
            ],
          },
        },
      ],
    }),
  },
  {
    name: 'Report',
    text: ofProvince(
      'Report',
      'report(year: 2024) { year draft figures { membership { members { value } } } }',
    ),
    sees: byDrafts(report(true), report(false)),
  },
  {
    name: 'Reports',
    text: ofProvince('Reports', 'reports { year draft documents { id } }'),
    sees: byDrafts(
      province({
        reports: [{ year: 2024, draft: true, documents: ['draft-2024', 'report-2024'].map(documentOf) }],
      }),
      province({ reports: [{ year: 2024, draft: false, documents: [documentOf('report-2024')] }] }),
    ),
  },
  {
    name: 'Drafts',
    text: ofProvince('Drafts', 'facts(document: "draft-2024") { totalCount edges { node { id } } }'),
    sees: byDrafts(
      province({ facts: { totalCount: 1, edges: [{ node: { id: 'fact:cao-bang:awards' } }] } }),
      province({ facts: { totalCount: 0, edges: [] } }),
    ),
  },
  {
    name: 'Units',
    text: ofProvince('Units', 'units(parent: "huyen-a") { edges { node { id level } } }'),
    sees: same(
      province({ units: { edges: [{ node: { id: 'unit:cao-bang:cdcs-x', level: 'GRASSROOTS' } }] } }),
    ),
  },
  {
    name: 'SmallNumbers',
    text: ofProvince(
      'SmallNumbers',
      `unit(id: "cdcs-x") { figures(year: 2024) { welfare { people { value } } } withheld(year: 2024) { measure reason } }
       facts(unit: "cdcs-x") { edges { node { printed quantity { value } } } }`,
    ),
    sees: { ...same(small(false)), province: { data: small(true) } },
  },
  {
    name: 'Revisions',
    text: ofProvince('Revisions', 'revisions { edges { node { number } } }'),
    sees: {
      public: isNull('revisions', 'FORBIDDEN'),
      analyst: isNull('revisions', 'FORBIDDEN'),
      otherProvince: isNull('revisions', 'FORBIDDEN'),
      operator: isNull('revisions', 'FORBIDDEN'),
      province: { data: province({ revisions: { edges: revisions } }) },
    },
  },
  {
    name: 'EarlierReport',
    text: ofProvince('EarlierReport', 'report(year: 2024, revision: 1) { draft }'),
    sees: {
      public: isNull('report', 'FORBIDDEN'),
      analyst: isNull('report', 'FORBIDDEN'),
      otherProvince: isNull('report', 'FORBIDDEN'),
      operator: isNull('report', 'FORBIDDEN'),
      province: { data: province({ report: { draft: false } }) },
    },
  },
  {
    name: 'Reconciliation',
    text: query(
      'Reconciliation',
      'cluster(id: "cum-5") { season(year: 2025) { reconciliation { measure verdict } } }',
    ),
    sees: same({ cluster: { season: { reconciliation: [] } } }),
  },
  {
    name: 'Table',
    text: query(
      'Table',
      `table(measure: "awards", scope: { provinces: ["cao-bang"] }, years: [2024], rows: PROVINCE, columns: YEAR) {
        total { quantity { value } reason } sources { document { id } }
      }`,
    ),
    sees: byDrafts(
      {
        table: {
          total: { quantity: { value: 7 }, reason: null },
          sources: sources('draft-2024', 'report-2024'),
        },
      },
      { table: { total: { quantity: null, reason: 'NOT_REPORTED' }, sources: sources('report-2024') } },
    ),
  },
];

function totals(awards: number | null, draft: boolean) {
  const figures = {
    membership: { members: { value: 150 } },
    awards: { total: awards === null ? null : { value: awards } },
  };
  return { totals: [{ figures, coverage: { complete: true, draft } }] };
}

function report(draft: boolean) {
  return province({ report: { year: 2024, draft, figures: { membership: { members: { value: 100 } } } } });
}

function sources(...ids: string[]) {
  return ids.map((id) => ({ document: documentOf(id) }));
}

function documentOf(localId: string) {
  return { id: `document:cao-bang:${localId}` };
}

function small(shown: boolean) {
  return province({
    unit: {
      figures: { welfare: { people: shown ? { value: 3 } : null } },
      withheld: shown ? [] : [{ measure: 'people', reason: 'SMALL_NUMBER' }],
    },
    facts: {
      edges: [{ node: { printed: shown ? '3 người' : null, quantity: shown ? { value: 3 } : null } }],
    },
  });
}
