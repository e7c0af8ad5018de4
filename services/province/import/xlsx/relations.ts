import { posix } from 'node:path';
import { readXml } from './xml';
import type { ZipArchive } from './zip';

/** What a part of a workbook refers to. */
export interface Relation {
  /** The last word of its type, such as `drawing`. */
  type: string;
  /** Of the part inside the archive; null if it lies outside, or nowhere. */
  path: string | null;
}

/** Nobody draws as much on a sheet by hand. */
const mostRelations = 10_000;

/** What a part refers to, such as a sheet to its drawing. */
export async function readRelations(zip: ZipArchive, part: string): Promise<Relation[]> {
  const { dir, base } = posix.parse(part);
  const path = posix.join(dir, '_rels', `${base}.rels`);
  const relations: Relation[] = [];
  if (!zip.has(path)) return relations;
  await readXml(await zip.open(path), {
    open(element, { Type = '', Target = '' }) {
      if (element !== 'Relationship') return;
      if (relations.length >= mostRelations) throw new Error(`"${part}" has over ${mostRelations} relations`);
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(dir, Target);
      relations.push({ type: Type.slice(Type.lastIndexOf('/') + 1), path: zip.has(target) ? target : null });
    },
  });
  return relations;
}
