import { isDeepStrictEqual } from 'node:util';
import { isGuarded } from '../domain/disclosure';
import { isRecord } from '../domain/isRecord';
import { loadCatalogue } from '../platform/loadCatalogue';
import type { Visibility } from '../domain/roles';
import type { Check, Subject } from './check';
import { unread } from './dataSet';
import type { Row } from './pathReader';
import type { Picture } from './picture';
import { judged, shown, type Problem, type Verdict } from './verdict';

export const alikeChecks: Check[] = [
  {
    id: 'shown.alike',
    name: {
      vi: 'Ai cũng được xem cùng một số liệu',
      en: 'Everybody is shown the same numbers',
    },
    mend: {
      vi: 'Những vai trò cùng quyền xem nhận đúng cùng một câu trả lời; vai trò khác nhận cùng số liệu, chỉ thiếu dự thảo và số không công bố.',
      en: 'Roles that may see the same get the very same answers; others get the same facts, without drafts and what is withheld.',
    },
    run: (subject) => alikeVerdict(subject),
  },
  {
    id: 'shown.tags',
    name: { vi: 'ETag khác nhau khi nội dung khác nhau', en: 'The tag differs if the content does' },
    mend: {
      vi: 'Ghép quyền xem của người hỏi vào ETag (ví dụ "12.public"), hoặc gửi Vary: Authorization; nếu không, một bộ nhớ đệm ở giữa có thể đưa số của người này cho người kia.',
      en: 'Make what the caller may see a part of the ETag (such as "12.public"), or send Vary: Authorization; else a cache on the way may give one what another may see.',
    },
    async run(subject) {
      const { all } = await subject.pictures();
      return judged(tagProblems(all));
    },
  },
];

async function alikeVerdict(subject: Subject): Promise<Verdict> {
  const skip = unread(await subject.data());
  if (skip) return skip;
  const { own, all } = await subject.pictures();
  const firstOf = new Map<Visibility, Picture>();
  const problems = all.flatMap((picture) => {
    const { visibility } = picture.viewer;
    const first = firstOf.get(visibility);
    if (first) return sameProblems(first, picture);
    firstOf.set(visibility, picture);
    return visibility === 'OWN' ? [] : factProblems(own, picture);
  });
  return judged(problems, `${all.length} vai trò / roles`);
}

/** What two viewers who may see the same are shown that is not the same: the first of each kind. */
function sameProblems(first: Picture, second: Picture): Problem[] {
  const where = (place: string) => `${place}, asked by ${second.viewer.name}`;
  const as = `what is shown to ${first.viewer.name}`;
  return [
    ...firstOf(rowDifferences(first.data.facts.rows, second.data.facts.rows), (id) => `fact ${id}`),
    ...firstOf(rowDifferences(first.data.units.rows, second.data.units.rows), (id) => `unit ${id}`),
    ...firstOf(entryDifferences(first.reports, second.reports), (year) => `report(year: ${year})`),
    ...firstOf(figureDifferences(first, second), (place) => place),
  ].map(({ place, expected, got }) => ({ where: where(place), expected: `${as}: ${expected}`, got }));
}

interface Difference {
  key: string;
  expected: unknown;
  got: unknown;
}

function firstOf(differences: Iterable<Difference>, name: (key: string) => string) {
  for (const { key, expected, got } of differences) {
    const [field, wanted, had] = firstField(expected, got);
    return [{ place: `${name(key)}${field}`, expected: shown(wanted), got: shown(had) }];
  }
  return [];
}

/** Where two values first differ: the way to it, and what stands there. */
function firstField(expected: unknown, got: unknown): [string, unknown, unknown] {
  if (!isRecord(expected) || !isRecord(got)) return ['', expected, got];
  const name = Object.keys(expected).find((each) => !isDeepStrictEqual(expected[each], got[each]));
  if (name === undefined) return ['', expected, got];
  const [below, wanted, had] = firstField(expected[name], got[name]);
  return [`.${name}${below}`, wanted, had];
}

function* rowDifferences(first: readonly Row[], second: readonly Row[]): Generator<Difference> {
  const [of, beside] = [first, second].map((rows) => new Map(rows.map((row) => [String(row.id), row])));
  if (of && beside) yield* entryDifferences(of, beside);
}

function* entryDifferences<Key>(
  first: ReadonlyMap<Key, unknown>,
  second: ReadonlyMap<Key, unknown>,
): Generator<Difference> {
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    const [expected, got] = [first.get(key) ?? null, second.get(key) ?? null];
    if (!isDeepStrictEqual(expected, got)) yield { key: String(key), expected, got };
  }
}

function* figureDifferences(first: Picture, second: Picture): Generator<Difference> {
  for (const [year, ofUnits] of first.figures) {
    for (const { key, expected, got } of entryDifferences(ofUnits, second.figures.get(year) ?? new Map())) {
      yield { key: `unit ${key}, ${year}`, expected, got };
    }
  }
}

/** May differ by who asks: a name as a draft has it, and a sentence in which another number is withheld. */
const mayDiffer = new Set(['unitName', 'excerpt']);

/** How the facts that somebody else is shown differ from those that the province itself is shown. */
function factProblems(own: Picture, { data, viewer }: Picture): Problem[] {
  const ownOf = new Map(own.data.facts.rows.map((row) => [row.id, row]));
  return data.facts.rows.flatMap((row) => {
    const where = `fact ${String(row.id)}`;
    const asked = `, asked by ${viewer.name}`;
    const known = ownOf.get(row.id);
    if (!known) {
      return [{ where: where + asked, expected: 'a fact that the province itself is shown', got: 'another' }];
    }
    const isWithheld = row.withheld != null;
    if (isWithheld && !mayBeWithheld(known)) {
      const expected = 'null, since only numbers of persons and of welfare are withheld';
      return [{ where: `${where}.withheld${asked}`, expected, got: shown(row.withheld) }];
    }
    return Object.keys(known).flatMap((name): Problem[] => {
      if (name === 'withheld' || mayDiffer.has(name)) return [];
      const expected = isWithheld && hiddenFields.has(name) ? null : known[name];
      if (isDeepStrictEqual(row[name], expected)) return [];
      return [{ where: `${where}.${name}${asked}`, expected: shown(expected), got: shown(row[name]) }];
    });
  });
}

/** Of a fact whose number is withheld. */
const hiddenFields = new Set(['quantity', 'printed', 'status', 'offset']);

function mayBeWithheld({ measure }: Row): boolean {
  const known = loadCatalogue().measures.get(String(measure));
  return known !== undefined && isGuarded(known);
}

/** Answers that differ although their tags are the same. */
function tagProblems(pictures: readonly Picture[]): Problem[] {
  return pictures.flatMap((picture, index) =>
    pictures.slice(index + 1).flatMap((other) =>
      [...picture.tags].flatMap(([year, tag]): Problem[] => {
        if (tag === null || other.tags.get(year) !== tag) return [];
        if (isDeepStrictEqual(picture.reports.get(year), other.reports.get(year))) return [];
        const where = `ETag of report(year: ${year}), asked by ${other.viewer.name}`;
        return [{ where, expected: `another than for ${picture.viewer.name}`, got: shown(tag) }];
      }),
    ),
  );
}
