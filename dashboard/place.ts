import { parseAddress, unframed, type Address } from './address';

/** What an address shows: a view of the figures, or a page of its own. */
export type Place =
  | { kind: 'country'; year: number | null }
  | { kind: 'view'; address: Address }
  | { kind: 'province'; id: string }
  | { kind: 'cluster'; id: string }
  /** A measure everywhere; null for the newest season. */
  | { kind: 'measure'; id: string; year: number | null }
  /** A document of a cluster is found by its season. */
  | { kind: 'document'; id: string; cluster: string | null; year: number | null }
  | { kind: 'search'; text: string }
  | { kind: 'table' }
  | { kind: 'signIn' }
  | { kind: 'none' };

/** Every address has a place; one that nothing has is `none`. */
export function parsePlace(url: URL): Place {
  const [first, second, ...more] = partsOf(unframed(url.pathname).path);
  const year = Number(url.searchParams.get('nam'));
  if (first === undefined && !isOlderView(url)) return { kind: 'country', year: year > 0 ? year : null };
  if (first === 'tinh' && second !== undefined && more.length === 0) return { kind: 'province', id: second };
  if (first === 'cum' && second !== undefined) {
    // `/cum/<id>/<year>` is the cluster's view of that year.
    if (more.length > 0) return viewOf(new URL(url.href.replace('/cum/', '/xem/')));
    return { kind: 'cluster', id: second };
  }
  if (first === 'tai-lieu' && second !== undefined && more.length === 0) {
    const cluster = url.searchParams.get('cum');
    return { kind: 'document', id: second, cluster, year: year > 0 ? year : null };
  }
  if (first === 'chi-tieu' && second !== undefined && more.length === 0)
    return { kind: 'measure', id: second, year: year > 0 ? year : null };
  if (first === 'tim' && second === undefined)
    return { kind: 'search', text: url.searchParams.get('q') ?? '' };
  if (first === 'dang-nhap' && second === undefined) return { kind: 'signIn' };
  if (first === 'bang' && second === undefined) return { kind: 'table' };
  return viewOf(url);
}

/** What once stood at `/` by these is a view. */
function isOlderView({ searchParams }: URL): boolean {
  return ['so-lieu', 'ban-do', 'nguon'].some((name) => searchParams.has(name));
}

function viewOf(url: URL): Place {
  const address = parseAddress(url);
  return address === null ? { kind: 'none' } : { kind: 'view', address };
}

function partsOf(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        // No address of ours: it is shown as it is, and nothing is found by it.
        return part;
      }
    });
}

export function provinceHref(id: string): string {
  return `/tinh/${encodeURIComponent(id)}`;
}

export function clusterHref(id: string): string {
  return `/cum/${encodeURIComponent(id)}`;
}

/** `year` if it is not the newest season. */
export function measureHref(id: string, year?: number): string {
  return `/chi-tieu/${encodeURIComponent(id)}${year === undefined ? '' : `?nam=${year}`}`;
}

/** `season` if the document is a cluster's own. */
export function documentHref(id: string, season?: { cluster: string; year: number }): string {
  const query = season && new URLSearchParams({ cum: season.cluster, nam: String(season.year) }).toString();
  return `/tai-lieu/${encodeURIComponent(id)}${query ? `?${query}` : ''}`;
}
