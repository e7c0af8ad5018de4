import type { Text } from '../web/words/language';
import type { Draft, Known } from './types';

export interface NamedEntries {
  clusters: readonly { id: string; name: string }[];
  documents: readonly { id: string; title: string | null }[];
}

/** What an entry of the register is: `cum-5` a cluster, `cum-5:2024` a year of it, `cum-5:2024/<document>` what it published. */
export function entryText(entry: string, { clusters, documents }: NamedEntries): Text {
  const [season = '', document] = splitOnce(entry, '/');
  const [id = '', year] = splitOnce(season, ':');
  const name = clusters.find((cluster) => cluster.id === id)?.name || id;
  if (year === undefined) return { vi: name, en: name };
  const ofYear = { vi: `${name}, năm ${year}`, en: `${name}, ${year}` };
  if (document === undefined) return ofYear;
  const title = documents.find((one) => one.id === document)?.title || document;
  return { vi: `${ofYear.vi}, “${title}”`, en: `${ofYear.en}, “${title}”` };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The names that the register has, and before them those that are being entered. */
export function withDraft({ clusters, documents }: Known, { cluster, document }: Draft): NamedEntries {
  return { clusters: [cluster, ...clusters], documents: [document, ...documents] };
}
