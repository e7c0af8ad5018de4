// A province's data as one reader sees it at one revision: `own` everything, for the province's staff; `drafts` for
// analysts; `published` for everybody else.
import { createDisclosure } from './disclosure.mjs';
import { createFiguresOf, quantityOf, sourceOf } from './figures.mjs';

export function createView(data, catalogue, visibility, revision = data.revisions.length) {
  const { province } = data;
  const documents = data.documents.filter(
    (document) =>
      document.revision <= revision && (document.status !== 'DRAFT' || visibility !== 'published'),
  );
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const facts = data.facts.filter(({ document }) => documentOf.has(document)).sort(byId);
  const units = [...data.units].sort(byId);
  const figuresOf = createFiguresOf({ province, units, documents, facts, catalogue });
  const disclosures = new Map();

  /** Null for the province itself, which sees all. */
  function disclosureOf(year) {
    if (visibility === 'own') return null;
    if (!disclosures.has(year)) {
      const figuresOfUnits = new Map(
        units.map(({ id }) => [id, figuresOf.figures(id, year)]).filter(([, figures]) => figures !== null),
      );
      const ofYear = facts.filter((fact) => fact.year === year);
      disclosures.set(year, createDisclosure({ figuresOfUnits, facts: ofYear, catalogue, province }));
    }
    return disclosures.get(year);
  }

  const isHidden = (fact) => disclosureOf(fact.year)?.hidesFact(fact) ?? false;

  function figures(unit, year) {
    const found = figuresOf.figures(unit, year);
    return disclosureOf(year)?.shown(unit, found) ?? found;
  }

  /** Its text is for the province itself if a number of it is withheld. */
  function shownDocument(document) {
    const hasHidden = facts.some((fact) => fact.document === document.id && isHidden(fact));
    return { ...document, text: hasHidden ? null : (document.text ?? null) };
  }

  return {
    visibility,
    units,
    facts,
    revisions: data.revisions,
    at: (earlier) => createView(data, catalogue, visibility, earlier),
    figures,
    withheld: (unit, year) => disclosureOf(year)?.withheld(unit, figuresOf.figures(unit, year)) ?? [],

    report(year) {
      const found = figures(province, year);
      if (found === null) return null;
      const behind = figuresOf.documents(province, year).map((id) => documentOf.get(id));
      const computedIn = Math.max(...behind.map((document) => document.revision));
      // What is simulated, and what others mention, never came in.
      const reported = behind.filter((document) => sourceOf(document) === 'REPORT');
      const receivedIn = Math.min(...reported.map((document) => document.revision));
      return {
        year,
        figures: found,
        coverage: figuresOf.coverage(province, year),
        draft: behind.some(({ status }) => status === 'DRAFT'),
        documents: behind.map(shownDocument),
        revision: String(computedIn),
        updatedAt: data.revisions[computedIn - 1].at,
        receivedAt: reported.length === 0 ? null : data.revisions[receivedIn - 1].at,
      };
    },

    fact(fact) {
      const document = shownDocument(documentOf.get(fact.document));
      const unitName = units.find(({ id }) => id === fact.unit)?.name ?? null;
      const shown = { ...fact, unitName, document };
      if (!isHidden(fact)) {
        return {
          ...shown,
          quantity: quantityOf(fact),
          excerpt: excerptOf(document.text, fact),
          withheld: null,
        };
      }
      const nothing = { printed: null, offset: null, quantity: null, status: null, excerpt: null };
      return { ...shown, ...nothing, withheld: 'SMALL_NUMBER' };
    },
  };
}

/** The sentence around a printed number whose place is known; offsets count UTF-16 code units. */
function excerptOf(text, { printed, offset }) {
  if (text === null || printed == null || offset == null || !text.startsWith(printed, offset)) return null;
  const [before, after] = [text.slice(0, offset), text.slice(offset + printed.length)];
  const start = [...before.matchAll(/[.!?]\s+(?=[\p{Lu}\d])/gu)].at(-1);
  const end = /[.!?](?=\s|$)/u.exec(after);
  return {
    before: start ? before.slice(start.index + start[0].length) : before,
    marked: printed,
    after: end ? after.slice(0, end.index + 1) : after,
  };
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1;
}
