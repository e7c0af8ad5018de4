import { foldKey } from '../../domain/fold';
import type { Answer } from '../operations';
import { clusterHref, documentHref, measureHref, provinceHref } from '../place';
import { formatAddress, home } from '../address';
import type { Language } from '../../web/words/language';

export type FoundKind = 'province' | 'cluster' | 'measure' | 'programme' | 'document';

/** Something that has a page. */
export interface Findable {
  kind: FoundKind;
  name: string;
  /** Other names by which it is found. */
  others: readonly string[];
  note: string;
  href: string;
}

/** What of these the words name: each word begins a word of one of its names, as it is written or without its marks. */
export function search(all: readonly Findable[], text: string): Findable[] {
  const wanted = keysOf(text);
  if (wanted.folded.length === 0) return [];
  return all
    .flatMap((item) => {
      const places = [item.name, ...item.others].map((name) => placeOf(wanted, keysOf(name)));
      const best = Math.min(...places);
      return Number.isFinite(best) ? [{ item, best }] : [];
    })
    .sort((a, b) => a.best - b.best || a.item.name.localeCompare(b.item.name, 'vi'))
    .map(({ item }) => item);
}

interface Keys {
  folded: string[];
  /** Without marks, since many type none. */
  bare: string[];
  isMarked: boolean;
}

function keysOf(text: string): Keys {
  const folded = foldKey(text).split(' ').filter(Boolean);
  const bare = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[\p{L}\p{N}]+/gu);
  return { folded, bare: bare ?? [], isMarked: /[\u0300-\u036fđ]/i.test(text.normalize('NFD')) };
}

/** The smaller the better; infinite if it does not fit. */
function placeOf(wanted: Keys, name: Keys): number {
  const asWritten = fits(wanted.folded, name.folded);
  // Who writes marks means them: "hà" is not "ha".
  const place = asWritten ?? (wanted.isMarked ? null : fits(wanted.bare, name.bare));
  return place === null ? Infinity : place + name.folded.length / 100;
}

function fits(wanted: readonly string[], words: readonly string[]): number | null {
  const places = wanted.map((word) => words.findIndex((other) => other.startsWith(word)));
  return places.includes(-1) ? null : (places[0] ?? 0);
}

/** Everything that can be found, the provinces of today before those that were merged. */
export function findables(answer: Answer<'SearchIndex'>, language: Language): Findable[] {
  const provinces = [...answer.now, ...answer.before.filter(({ validTo }) => validTo !== null)];
  const vi = language === 'vi';
  const nameOf = (row: { name: string; nameEn: string }) => (vi ? row.name : row.nameEn);
  return [
    ...provinces.map(({ id, name, aliases, validTo }): Findable => ({
      kind: 'province',
      name,
      others: [...aliases, id],
      note: validTo === null ? '' : vi ? 'đã sáp nhập' : 'merged',
      href: provinceHref(id),
    })),
    ...answer.clusters.map(({ id, name, seasons }): Findable => ({
      kind: 'cluster',
      name,
      others: [id],
      note: seasons.map(({ year }) => year).join(', '),
      href: clusterHref(id),
    })),
    ...answer.measures.map((measure): Findable => ({
      kind: 'measure',
      name: nameOf(measure),
      others: [measure.name, measure.nameEn, measure.id],
      note: '',
      href: measureHref(measure.id),
    })),
    ...answer.programmes.map((programme): Findable => ({
      kind: 'programme',
      name: nameOf(programme),
      others: [programme.name, programme.nameEn, programme.id],
      note: '',
      href: formatAddress({ ...home, section: 'welfare' }),
    })),
    ...answer.clusters.flatMap(({ id: cluster, name, seasons }) =>
      seasons.flatMap(({ year, documents }) =>
        documents.map((document): Findable => ({
          kind: 'document',
          name: document.title ?? document.file,
          others: [document.file, document.publisher ?? '', name],
          note: `${name}, ${year}`,
          href: documentHref(document.id, { cluster, year }),
        })),
      ),
    ),
  ];
}

/** Documents of provinces. */
export function findableDocuments(answer: Answer<'ProvinceDocuments'>): Findable[] {
  return answer.provinces.flatMap(({ name, report }) =>
    (report?.documents ?? []).map((document): Findable => ({
      kind: 'document',
      name: document.file,
      others: [document.publisher ?? '', name],
      note: `${name}, ${report?.year}`,
      href: documentHref(document.id),
    })),
  );
}
