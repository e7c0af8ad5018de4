import type { Place } from '../dashboard/place';

/** A page that readers open, and what stands on it once it is there. */
export interface ListedPage {
  path: string;
  /** Selector of what is waited for. */
  ready: string;
}

/** Every kind of page that the dashboard's router knows; a new kind has its line here, or it does not compile. */
const ofDashboard: Readonly<Record<Place['kind'], readonly ListedPage[]>> = {
  country: [
    { path: '/', ready: '.cluster-cards' },
    { path: '/?nam=2025', ready: '.cluster-cards' },
  ],
  view: [
    { path: '/xem/cum-5/2024', ready: '.section.reconciliation' },
    { path: '/xem/tat-ca/2024', ready: '.section.welfare' },
    { path: '/xem/cum-5/2024/cac-tinh', ready: '.tiles' },
    { path: '/xem/cum-5/2024/xep-hang', ready: '.ranked' },
    { path: '/xem/cum-5/2024/xep-hang?so-lieu=spent', ready: '.ranked' },
    { path: '/xem/cum-5/2024?nguon=spent', ready: '.trail .parts' },
    { path: '/xem/cum-5/2024/dien-bien', ready: '.comparison .plot' },
    { path: '/xem/cum-5/2024/khen-thuong', ready: '.breakdown' },
    { path: '/xem/cum-5/2024/cham-lo', ready: '.breakdown' },
    { path: '/xem/cum-5/2024/doi-chieu', ready: '.compare' },
    { path: '/xem/cum-5/2025', ready: '.section.welfare' },
    { path: '/nhung/xem/cum-5/2024/cac-tinh', ready: '.tiles' },
  ],
  province: [
    { path: '/tinh/cao-bang', ready: '.figures' },
    { path: '/tinh/thai-nguyen-2025', ready: '.facts-of' },
    { path: '/nhung/tinh/cao-bang', ready: '.figures' },
  ],
  cluster: [{ path: '/cum/cum-5', ready: '.season' }],
  measure: [
    { path: '/chi-tieu/members', ready: '.comparison .plot' },
    { path: '/chi-tieu/spent', ready: '.comparison .plot' },
    { path: '/chi-tieu/partyNominees', ready: '.comparison .plot' },
    { path: '/chi-tieu/healthCheckRate', ready: '.facts-of' },
  ],
  document: [
    { path: '/tai-lieu/document:cao-bang:cum-5-2024-12-21', ready: '.fact' },
    { path: '/tai-lieu/document:cao-bang:sample-2024', ready: '.fact, .failure' },
  ],
  search: [
    { path: '/tim', ready: '[role="status"]' },
    { path: '/tim?q=cao', ready: '.found' },
  ],
  table: [
    { path: '/bang', ready: '.preview' },
    { path: '/bang?bieu-do=0&sap=-0', ready: '.table-chart' },
    { path: '/nhung/bang', ready: '.preview' },
  ],
  signIn: [{ path: '/dang-nhap', ready: '#key' }],
  none: [{ path: '/khong/co', ready: '.failure' }],
};

export const dashboardPages: readonly ListedPage[] = Object.values(ofDashboard).flat();

/** Pages of the dashboard as a reader's choices make them: their parts are those of the pages above. */
export const chosenPages: readonly ListedPage[] = [
  { path: '/xem/cum-5/2024?nguon=members', ready: '.trail .parts' },
  { path: '/xem/tat-ca/2025/cac-tinh', ready: '.tiles' },
  {
    path: '/xem/nam-trung-bo-tay-nguyen/2021/dien-bien?ban-do=hien-nay',
    ready: '.coverage',
  },
  { path: '/nhung/chi-tieu/spent', ready: '.coverage' },
  { path: '/nhung/xem/cum-5/2024/cac-tinh?lang=en', ready: '.tiles' },
];

/** Pages that are made of `docs/`. */
export const guidePages: readonly ListedPage[] = [
  { path: '/huong-dan', ready: '.door' },
  { path: '/huong-dan/dashboard.html', ready: 'main h1' },
  { path: '/huong-dan/analyst.html', ready: 'main img' },
  { path: '/huong-dan/analyst/tables.html', ready: 'main h1' },
  { path: '/huong-dan/glossary.html', ready: 'main table' },
];
