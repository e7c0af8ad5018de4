import { search as searchNames, searchNear as searchNearNames } from '../../web/search';
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

/** What of these the words name. */
export function search(all: readonly Findable[], text: string): Findable[] {
  return searchNames(byName(all), text, namesOf);
}

/** The same but for a letter that is wrong, missing or too much in a word. */
export function searchNear(all: readonly Findable[], text: string): Findable[] {
  return searchNearNames(byName(all), text, namesOf);
}

/** What somebody looks through who has no word: documents are too many for that. */
export function isBrowsed({ kind }: Findable): boolean {
  return kind !== 'document';
}

function namesOf({ name, others }: Findable): string[] {
  return [name, ...others];
}

function byName(all: readonly Findable[]): Findable[] {
  return all.toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
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

/** Documents of provinces; those of simulated figures are found by their province alone, for nobody wrote them. */
export function findableDocuments(answer: Answer<'ProvinceDocuments'>, language: Language): Findable[] {
  const simulated = language === 'vi' ? 'giả lập' : 'simulated';
  return answer.provinces.flatMap(({ name, report }) =>
    (report?.documents ?? []).map((document): Findable => {
      const { id, file, title, publisher, status } = document;
      const isSimulated = status === 'SAMPLE';
      return {
        kind: 'document',
        name: isSimulated ? `${name}: ${simulated} ${report?.year ?? ''}` : (title ?? file),
        others: isSimulated ? [] : [file, publisher ?? '', name],
        note: `${name}, ${report?.year}`,
        href: documentHref(id),
      };
    }),
  );
}
