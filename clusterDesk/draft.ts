import { usualYear } from '../desk/usualYear';
import type { Draft, Known, Person, Province, Season } from './types';

const place = 'congdoan-cluster-draft-1';

/** What was entered is kept by this browser until it is sent: closing the page loses nothing. */
export function keepDraft(draft: Draft | null): void {
  if (draft === null) window.localStorage.removeItem(place);
  else window.localStorage.setItem(place, JSON.stringify(draft));
}

/** Null if there is none, or one of another cluster than the person's. */
export function keptDraft({ cluster }: Person): Draft | null {
  const text = window.localStorage.getItem(place);
  if (text === null) return null;
  const draft = JSON.parse(text) as Draft;
  return cluster === null || draft.cluster.id === cluster ? draft : null;
}

export function newDraft({ cluster }: Person, known: Known): Draft {
  const id = cluster ?? known.clusters[0]?.id ?? '';
  return draftOf(id, usualYear(), known);
}

/** What the register says of that year, to be changed; of one that it does not know, the members of the year before, or what they became. */
export function draftOf(id: string, year: number, { clusters, provinces }: Known): Draft {
  const cluster = clusters.find((one) => one.id === id);
  return {
    cluster: { id, name: cluster?.name ?? '' },
    season: seasonOf(cluster?.seasons ?? [], year, provinces),
    document: {
      id: id === '' ? '' : `${id}-${year}`,
      title: `Tổng kết phong trào thi đua năm ${year}`,
      publisher: '',
      publishedOn: '',
      url: '',
    },
    replaces: null,
    pasted: '',
    read: null,
    accept: [],
    reason: '',
  };
}

function seasonOf(seasons: readonly Season[], year: number, known: readonly Province[]): Season {
  const before = seasons.filter((season) => season.year < year).sort((a, b) => b.year - a.year)[0];
  return (
    seasons.find((season) => season.year === year) ?? {
      year,
      theme: null,
      provinces: [...new Set(before?.provinces.map((id) => thereIn(year, id, known)))],
      chair: null,
      viceChair: null,
      dueOn: null,
    }
  );
}

/** The province itself, or what it has become part of before that year. */
function thereIn(year: number, id: string, known: readonly Province[]): string {
  const province = known.find((one) => one.id === id);
  const next = province?.successor ?? null;
  if (next === null || (province?.validTo ?? '') > `${year}-01-01`) return id;
  return thereIn(year, next, known);
}

/** As the register takes it. */
export function changeOf({ cluster, season, document, replaces, read }: Draft): object {
  const { title, publisher, publishedOn, url } = document;
  const said = {
    title: title || null,
    publisher: publisher || null,
    publishedOn: publishedOn || null,
    url: url || null,
  };
  return {
    cluster,
    season,
    report: read && { document: { id: document.id, ...said }, replaces, text: read.text, rows: read.rows },
  };
}
