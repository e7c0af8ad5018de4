import { parseAddress, type Address } from './address';

/** What an address shows: a view of the figures, or a page of its own. */
export type Place =
  | { kind: 'view'; address: Address }
  | { kind: 'province'; id: string }
  | { kind: 'cluster'; id: string }
  /** A document of a cluster is found by its season. */
  | { kind: 'document'; id: string; cluster: string | null; year: number | null }
  | { kind: 'search'; text: string }
  | { kind: 'table' }
  | { kind: 'signIn' }
  | { kind: 'none' };

/** Every address has a place; one that nothing has is `none`. */
export function parsePlace(url: URL): Place {
  const [first, second, ...more] = partsOf(url.pathname);
  const year = Number(url.searchParams.get('nam'));
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
  if (first === 'tim' && second === undefined)
    return { kind: 'search', text: url.searchParams.get('q') ?? '' };
  if (first === 'dang-nhap' && second === undefined) return { kind: 'signIn' };
  if (first === 'bang' && second === undefined) return { kind: 'table' };
  return viewOf(url);
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

/** `season` where the document is a cluster's own. */
export function documentHref(id: string, season?: { cluster: string; year: number }): string {
  const query = season && new URLSearchParams({ cum: season.cluster, nam: String(season.year) }).toString();
  return `/tai-lieu/${encodeURIComponent(id)}${query ? `?${query}` : ''}`;
}
