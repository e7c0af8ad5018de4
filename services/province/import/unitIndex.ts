import type { Unit } from '../../../domain/facts';
import { asciiKey, foldKey } from '../../../domain/fold';
import { getOrCreate } from '../../../domain/getOrCreate';
import { suggestions } from '../../../domain/nearest';
import { quoteValue } from '../../../domain/problems';
import type { Reading } from './cells/readCell';

const shortForms: Record<string, string> = {
  lđlđ: 'liên đoàn lao động',
  cđcs: 'công đoàn cơ sở',
  cđ: 'công đoàn',
  tp: 'thành phố',
  tx: 'thị xã',
};
const shortForm = /(?<!\p{L})(?:lđlđ|cđcs|cđ|tp|tx)(?!\p{L})/gu;
/** Names that were looked up before and are kept. */
const mostKnownNames = 50_000;
/** Comparisons of a name that is not known with names that are: with each unit at once, and in all. */
const mostComparedAtOnce = 10_000;
const mostCompared = 500_000;
const mostNamesakes = 5;

/** The units that rows may name: by id, by name or by another name. */
export interface UnitIndex {
  add(unit: Unit): void;
  get(id: string): Unit | undefined;
  find(text: string): Reading<Unit>;
  /** Others of its level below the same unit that have its name, however it is spelt, at the same time; a few of them. */
  namesakes(unit: Unit): Unit[];
}

/** An index of no units yet: to fold the names of all at once would take long. */
export function createUnitIndex(): UnitIndex {
  const unitOf = new Map<string, Unit>();
  const idsOf = new Map<string, Set<string>>();
  const idsBeside = new Map<string, Set<string>>();
  let compared = 0;
  function suggest(text: string): string {
    compared += unitOf.size;
    if (unitOf.size > mostComparedAtOnce || compared > mostCompared) return '';
    return suggestions(text, unitOf.values(), shortKey);
  }
  function findByName(text: string): Reading<Unit> {
    const byId = unitOf.get(text);
    if (byId) return { value: byId };
    const ids = [...(idsOf.get(nameKey(text)) ?? [])];
    const [id = ''] = ids;
    const byName = unitOf.get(id);
    if (byName && ids.length === 1) return { value: byName };
    if (ids.length > 1) {
      return {
        problem:
          `Nhiều đơn vị tên ${quoteValue(text)}; ghi mã: ${ids.join(', ')}. ` +
          `Expected the id of one of the units ${ids.join(', ')}, got ${quoteValue(text)}`,
      };
    }
    const unknown =
      `Đơn vị ${quoteValue(text)} không có trong tệp, cũng không có trong tỉnh. ` +
      `Unit ${quoteValue(text)} is neither in the file nor in the province`;
    return {
      problem: unknown + (suggest(text) || '; import the units first, or mend its name'),
    };
  }
  const found = new Map<string, Reading<Unit>>();
  return {
    add(unit) {
      unitOf.set(unit.id, unit);
      for (const name of [unit.name, ...(unit.aliases ?? [])]) {
        const key = nameKey(name);
        getOrCreate(idsOf, key, () => new Set<string>()).add(unit.id);
        getOrCreate(idsBeside, besideKey(unit, key), () => new Set<string>()).add(unit.id);
      }
      found.clear();
    },
    get: (id) => unitOf.get(id),
    namesakes(unit) {
      const found: Unit[] = [];
      for (const id of idsBeside.get(besideKey(unit, nameKey(unit.name))) ?? []) {
        const other = unitOf.get(id);
        if (other && isNamesake(unit, other)) found.push(other);
        if (found.length === mostNamesakes) break;
      }
      return found;
    },
    find(text) {
      const known = found.get(text) ?? findByName(text);
      if (found.size < mostKnownNames) found.set(text, known);
      return known;
    },
  };
}

/** Thousands of unions have one name, each below another unit. */
function besideKey({ level, parent }: Unit, name: string): string {
  return `${level}|${parent ?? ''}|${name}`;
}

function isNamesake(unit: Unit, other: Unit): boolean {
  if (other.id === unit.id || other.parent !== unit.parent || other.level !== unit.level) return false;
  return !endsBefore(unit, other) && !endsBefore(other, unit);
}

function endsBefore({ validTo }: Unit, { validFrom }: Unit): boolean {
  return validTo != null && validFrom != null && validTo <= validFrom;
}

function nameKey(name: string): string {
  return foldKey(longForm(name));
}

function shortKey(name: string): string {
  return asciiKey(longForm(name));
}

function longForm(name: string): string {
  const lower = name.normalize('NFC').toLowerCase();
  return lower.replace(shortForm, (short) => shortForms[short] ?? short);
}
