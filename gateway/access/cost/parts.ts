import type { Field, Selection } from './compile';
import type { Pricing } from './evaluate';
import type { Thing } from './world';

/** A place of an answer and what it costs, without the dearer places within it. */
export interface CostPart {
  /** Names from the top of the answer, such as `clusters.season.totals`. */
  path: string;
  cost: number;
}

/** Objects at one place: how many of each. */
type Objects = Map<Thing | null, number>;

interface Candidate {
  path: string;
  cost: number;
  /** What to look at in its place; null where it is one part. */
  open: (() => Candidate[]) | null;
}

/** More places than this are not looked at; the dearest then stand undivided. */
const mostOpened = 500;

/** The dearest places, the dearest first. */
export function dearestParts(root: Selection, pricing: Pricing, count: number): CostPart[] {
  let candidates = below('', root, new Map([[null, 1]]), pricing);
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

function below(path: string, selection: Selection, objects: Objects, pricing: Pricing): Candidate[] {
  return selection.variants.flatMap((fields) =>
    fields
      .filter((field) => isPlace(field) || path === '')
      .map((field) => candidate(path === '' ? field.name : `${path}.${field.name}`, field, objects, pricing)),
  );
}

function candidate(path: string, field: Field, parents: Objects, pricing: Pricing): Candidate {
  const cost = weigh(parents, (parent) => pricing.field(field, parent));
  const { below: selection } = field;
  if (!selection || selection.fixed) return { path, cost, open: null };
  return {
    path,
    cost,
    open: () => {
      const objects = given(field, parents, pricing);
      const inner = below(path, selection, objects, pricing);
      const elsewhere = inner.reduce((sum, part) => sum + part.cost, 0);
      return [{ path, cost: Math.max(0, cost - elsewhere), open: null }, ...inner];
    },
  };
}

/** Whether a field's price is worth naming apart from the object's that has it. */
function isPlace({ rule, below: selection }: Field): boolean {
  return rule.varies || (selection !== null && !selection.fixed);
}

function given(field: Field, parents: Objects, pricing: Pricing): Objects {
  const objects: Objects = new Map();
  for (const [parent, times] of parents) {
    for (const { thing, count } of pricing.gives(field, parent)) {
      objects.set(thing, (objects.get(thing) ?? 0) + times * count);
    }
  }
  return objects;
}

function weigh(objects: Objects, price: (thing: Thing | null) => number): number {
  return [...objects].reduce((sum, [thing, count]) => sum + count * price(thing), 0);
}
