import type { CostPart } from '../../operation/budget';
import type { Field, Selection } from './compile';
import type { Pricing } from './pricing';
import type { Sizes } from './sizes';

interface Candidate {
  path: string;
  cost: number;
  /** What to look at in its place; null if it is one part. */
  open: (() => Candidate[]) | null;
}

/** More places than this are not looked at; the dearest then stand undivided. */
const mostOpened = 500;

/** The dearest places, the dearest first. */
export function dearestParts(root: Selection, pricing: Pricing, count: number): CostPart[] {
  let candidates = placesIn('', root, new Map(), 1, pricing);
  const parts: CostPart[] = [];
  for (let opened = 0; parts.length < count && candidates.length > 0;) {
    const dearest = candidates.reduce((best, candidate) => (candidate.cost > best.cost ? candidate : best));
    candidates = candidates.filter((candidate) => candidate !== dearest);
    if (dearest.cost === 0) break;
    if (dearest.open && opened < mostOpened) {
      opened += 1;
      candidates.push(...dearest.open());
    } else parts.push({ path: dearest.path, cost: dearest.cost });
  }
  return parts;
}

function placesIn(
  path: string,
  { variants }: Selection,
  sizes: Sizes,
  times: number,
  pricing: Pricing,
): Candidate[] {
  const fields = variants.flat().filter(({ isPlace }) => isPlace || path === '');
  return fields.map((field) => {
    const at = path === '' ? field.name : `${path}.${field.name}`;
    return candidate(at, field, sizes, times, pricing);
  });
}

function candidate(path: string, field: Field, sizes: Sizes, times: number, pricing: Pricing): Candidate {
  const cost = times * pricing.field(field, sizes);
  const { below } = field;
  if (!below?.variants.flat().some(({ isPlace }) => isPlace)) return { path, cost, open: null };
  return {
    path,
    cost,
    open: () => {
      const { count, sizes: inner } = pricing.given(field, sizes);
      const places = placesIn(path, below, inner, times * count, pricing);
      const elsewhere = places.reduce((sum, part) => sum + part.cost, 0);
      return [{ path, cost: Math.max(0, cost - elsewhere), open: null }, ...places];
    },
  };
}
