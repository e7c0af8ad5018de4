import type { SearchIndexQuery } from '../../schema/generated/operations';
import type { KnownThing, KnownThings } from './page/state';

/** The answer to the saved operation `SearchIndex` as what a form may offer: provinces of today first, then those that were merged. */
export function knownThings(answer: SearchIndexQuery): KnownThings {
  const merged = answer.before.filter(({ validTo }) => validTo !== null);
  const translated = ({ id, name, nameEn }: { id: string; name: string; nameEn: string }): KnownThing => ({
    id,
    name,
    nameEn,
    others: [id, nameEn],
  });
  return {
    province: [...answer.now, ...merged].map(({ id, name, aliases, validTo }) => ({
      id,
      name: validTo === null ? name : `${name} (đã sáp nhập)`,
      nameEn: validTo === null ? name : `${name} (merged)`,
      others: [id, ...aliases],
    })),
    cluster: answer.clusters.map(({ id, name }) => ({ id, name, nameEn: name, others: [id] })),
    measure: answer.measures.map(translated),
    programme: answer.programmes.map(translated),
    measures: answer.measures,
  };
}

/** A day on which the provinces stood as they did before the mergers of 2025. */
export const dayBeforeMergers = '2025-06-30';
