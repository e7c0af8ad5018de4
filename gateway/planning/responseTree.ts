import { isRecord } from '../../domain/isRecord';

/** An object of the answer that more is to be fetched for. It is the answer's own, so that it may be written to. */
export interface Place {
  object: Tree;
  path: (string | number)[];
}

export type Tree = Record<string, unknown>;

/**
 * What the fetches of one operation answered, put together. Answers are taken as they are and never written to: what has to
 * be changed becomes a copy first, as far down as it has to be and no further.
 */
export interface ResponseTree {
  readonly root: Tree;
  /** The objects at a path of a plan, in which `@` stands for every element of a list. */
  placesAt(path: readonly (string | number)[]): Place[];
  merge(into: Tree, answer: Readonly<Tree>): void;
}

export function createResponseTree(): ResponseTree {
  const root: Tree = {};
  const own = new Set<object>([root]);

  function ownChild(parent: Tree | unknown[], key: string | number): Tree | unknown[] | null {
    const child = (parent as Tree)[key];
    if (typeof child !== 'object' || child === null) return null;
    if (own.has(child)) return child as Tree;
    const copy = Array.isArray(child) ? [...(child as unknown[])] : { ...child };
    own.add(copy);
    (parent as Tree)[key] = copy;
    return copy;
  }

  function merge(into: Tree | unknown[], answer: Readonly<Tree>): void {
    for (const key of Object.keys(answer)) {
      const value = answer[key];
      const known = (into as Tree)[key];
      if (value === undefined) continue;
      if (known === undefined || known === null || !canMerge(known, value)) (into as Tree)[key] = value;
      else if (known !== value) merge(ownChild(into, key) as Tree, value as Tree);
    }
  }

  return {
    root,
    placesAt(path) {
      const places: Place[] = [];
      /** `next` is the first step of the path that was not taken yet. */
      const walk = (node: Tree | unknown[], next: number, taken: (string | number)[]) => {
        if (Array.isArray(node)) {
          const after = path[next] === '@' ? next + 1 : next;
          for (let index = 0; index < node.length; index += 1) {
            const item = ownChild(node, index);
            if (item) walk(item, after, [...taken, index]);
          }
          return;
        }
        const key = path[next];
        if (key === undefined) return void places.push({ object: node, path: taken });
        const child = Object.hasOwn(node, key) ? ownChild(node, key) : null;
        if (child) walk(child, next + 1, [...taken, key]);
      };
      walk(root, 0, []);
      return places;
    },
    merge,
  };
}

/** Two objects become one; so do lists of the same length, element by element. Else what came last stands. */
function canMerge(known: unknown, value: unknown): boolean {
  if (Array.isArray(known)) return Array.isArray(value) && known.length === value.length;
  return isRecord(known) && isRecord(value) && !Array.isArray(value);
}
