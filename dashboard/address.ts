import { isLanguage, type Language } from '../web/words/language';

export const sections = [
  'overview',
  'provinces',
  'ranking',
  'development',
  'awards',
  'welfare',
  'reconciliation',
] as const;
export type Section = (typeof sections)[number];

export type Boundaries = 'AS_REPORTED' | 'CURRENT';

/** Which number: a measure and, of a part of it, its dimensions. Null: not stated; absent: all together. */
export interface FigureKey {
  measure: string;
  kind?: string | null;
  awardedBy?: string | null;
  recipient?: string | null;
  programme?: string | null;
  sector?: string | null;
}

/** The number whose trail the side panel shows. */
export interface TrailAddress {
  figure: FigureKey;
  year: number;
  of: { kind: 'total' } | { kind: 'published' } | { kind: 'province'; province: string };
}

/** Everything that a view is made from: two equal addresses show the same. */
export interface Address {
  /** Without the page around it, for the frame of another page. */
  embedded: boolean;
  /** Id of a cluster, or `allProvinces`. */
  scope: string;
  year: number;
  section: Section;
  /** Id of the measure that provinces, map, ranking and development show. */
  measure: string;
  boundaries: Boundaries;
  /** Null if the reader's own choice decides. */
  language: Language | null;
  trail: TrailAddress | null;
}

export const allProvinces = 'tat-ca';

/** What the page opens with: the newest season that has published figures. */
export const home: Address = {
  embedded: false,
  scope: 'cum-5',
  year: 2024,
  section: 'overview',
  measure: 'members',
  boundaries: 'AS_REPORTED',
  language: null,
  trail: null,
};

const slugs: Readonly<Record<Section, string>> = {
  overview: 'tong-quan',
  provinces: 'cac-tinh',
  ranking: 'xep-hang',
  development: 'dien-bien',
  awards: 'khen-thuong',
  welfare: 'cham-lo',
  reconciliation: 'doi-chieu',
};

const dimensions = {
  kind: 'hinh-thuc',
  awardedBy: 'cap-tang',
  recipient: 'doi-tuong',
  programme: 'chuong-trinh',
  sector: 'khoi',
} as const;

const published = 'cong-bo';
/** Stands for a dimension that the report does not state. */
const notStated = '-';

const framePrefix = 'nhung';

/** Of the same page in the frame of another one; `path` begins with a slash. */
export function framed(path: string): string {
  return `/${framePrefix}${path}`;
}

/** The address that a page has outside of a frame, and whether it stands in one. */
export function unframed(path: string): { embedded: boolean; path: string } {
  const [, prefix, rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  if (prefix === framePrefix) return { embedded: true, path: rest || '/' };
  // As it was before: the view followed at once.
  if (prefix === 'embed') return { embedded: true, path: rest.startsWith('/xem') ? rest : `/xem${rest}` };
  return { embedded: false, path };
}

/** Null if no view has that address. */
export function parseAddress(url: URL): Address | null {
  const { embedded, path } = unframed(url.pathname);
  const [prefix = '', scope, year, slug, ...more] = path.split('/').filter((part) => part !== '');
  const language = url.searchParams.get('lang');
  const common = {
    ...home,
    embedded,
    measure: url.searchParams.get('so-lieu') ?? home.measure,
    boundaries: url.searchParams.get('ban-do') === 'hien-nay' ? 'CURRENT' : 'AS_REPORTED',
    language: isLanguage(language) ? language : null,
  } satisfies Address;
  if (!['', 'xem'].includes(prefix) || more.length > 0) return null;
  if (scope === undefined) return { ...common, trail: parseTrail(url.searchParams, home.year) };
  if (!isYear(year)) return null;
  const section = sections.find((name) => slugs[name] === (slug ?? slugs.overview));
  if (!section) return null;
  return { ...common, scope, year: Number(year), section, trail: parseTrail(url.searchParams, Number(year)) };
}

function isYear(text: string | undefined): text is string {
  return text !== undefined && /^2[01]\d\d$/.test(text) && Number(text) <= 2100;
}

function parseTrail(query: URLSearchParams, year: number): TrailAddress | null {
  const measure = query.get('nguon');
  if (measure === null) return null;
  const figure: FigureKey = { measure };
  for (const [dimension, name] of Object.entries(dimensions)) {
    const value = query.get(name);
    if (value !== null) figure[dimension as keyof typeof dimensions] = value === notStated ? null : value;
  }
  const of = query.get('cua');
  const other = query.get('nam');
  return {
    figure,
    year: isYear(other ?? undefined) ? Number(other) : year,
    of:
      of === null
        ? { kind: 'total' }
        : of === published
          ? { kind: 'published' }
          : { kind: 'province', province: of },
  };
}

/** The address as a link: what is as the page opens is left out. */
export function formatAddress(address: Address): string {
  const { embedded, scope, year, section } = address;
  const parts = [
    ...(embedded ? [framePrefix] : []),
    'xem',
    scope,
    String(year),
    ...(section === 'overview' ? [] : [slugs[section]]),
  ];
  const query = new URLSearchParams();
  if (address.measure !== home.measure) query.set('so-lieu', address.measure);
  if (address.boundaries === 'CURRENT') query.set('ban-do', 'hien-nay');
  if (address.trail) addTrail(query, address.trail, year);
  if (address.language !== null) query.set('lang', address.language);
  const text = query.toString();
  return `/${parts.join('/')}${text && `?${text}`}`;
}

function addTrail(query: URLSearchParams, { figure, year, of }: TrailAddress, shownYear: number): void {
  query.set('nguon', figure.measure);
  for (const [dimension, name] of Object.entries(dimensions)) {
    const value = figure[dimension as keyof typeof dimensions];
    if (value !== undefined) query.set(name, value ?? notStated);
  }
  if (of.kind === 'published') query.set('cua', published);
  if (of.kind === 'province') query.set('cua', of.province);
  if (year !== shownYear) query.set('nam', String(year));
}
