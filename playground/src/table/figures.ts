import { isInterfaceType, isObjectType } from 'graphql';
import type { EmptyReason } from '../../../schema/generated/operations';
import { emptyReasonTexts } from '../../../web/words/gaps';
import type { Bounds } from '../../../web/words/bounds';
import type { Text } from '../../../web/words/language';
import { isRecord } from '../../../domain/isRecord';
import type { Catalogue, Figure, Row } from './answerTable';
import type { Selection } from './selection';
import { wordDescription } from './words';

/** Where a figure stands: in which of the row's objects, and at which names within it. */
export interface FigurePlace {
  key: string;
  selection: Selection;
  /** From the top of the answer. */
  path: readonly string[];
  /** The object of the number. */
  read(row: Row): unknown;
  /** The object that the number stands in, with what is said beside it. */
  beside(row: Row): unknown;
}

/** Whether it is a number with bounds: a type that has them, whichever of its fields are asked for. */
export function isFigure({ type, children }: Selection): boolean {
  const fields =
    isObjectType(type) || isInterfaceType(type)
      ? Object.keys(type.getFields())
      : children.map(({ field }) => field);
  return ['value', 'atLeast', 'atMost'].every((name) => fields.includes(name));
}

export function createFigure(place: FigurePlace, catalogue: Catalogue): Figure {
  const { key, selection } = place;
  const measures = new Map(catalogue.measures.map((measure) => [measure.id, measure]));
  const own = measures.get(selection.field);
  return {
    key,
    label: own
      ? { vi: own.name, en: own.nameEn }
      : wordDescription(selection.description, selection.field || key),
    origin: place.path.some((name) => printedWithin.has(name)) ? 'printed' : 'sum',
    bounds: (row) => readBounds(place.read(row), selection),
    unit: (row) => {
      const named = row.toReversed().find((object) => isRecord(object) && typeof object.measure === 'string');
      const id = own?.id ?? (isRecord(named) ? String(named.measure) : '');
      return measures.get(id)?.unit ?? '';
    },
    reason: (row) => reasonOf(place.beside(row)),
    isSimulated: (row) => [place.beside(row), ...row].some(hasSimulated),
    expected: (row) => expectedOf(place.beside(row)) ?? expectedOf(row.at(-1)),
  };
}

/** One body's own words; what stands anywhere else may be a sum. */
const printedWithin = new Set(['report', 'published', 'facts']);

/** Null if the bounds were not asked for: a value without them would be drawn as if it were exact. */
function readBounds(object: unknown, { children }: Selection): Bounds | null {
  if (!isRecord(object)) return null;
  const read = (field: string) => {
    const child = children.find((other) => other.field === field);
    return child ? object[child.name] : undefined;
  };
  const [value, atLeast, atMost] = [read('value'), read('atLeast'), read('atMost')];
  if (typeof atLeast !== 'number' || atMost === undefined) return null;
  const reportedBy = read('reportedBy');
  return {
    value: typeof value === 'number' ? value : null,
    atLeast,
    atMost: typeof atMost === 'number' ? atMost : null,
    estimated: read('estimated') === true,
    ...(typeof reportedBy === 'number' && { reportedBy }),
  };
}

function reasonOf(object: unknown): Text | null {
  if (!isRecord(object) || typeof object.reason !== 'string') return null;
  // A value of the enum, as the gateway sends it.
  return emptyReasonTexts(object.reason as EmptyReason);
}

function hasSimulated(object: unknown): boolean {
  if (!isRecord(object)) return false;
  const { simulated } = isRecord(object.coverage) ? object.coverage : object;
  return simulated === true || (Array.isArray(simulated) && simulated.length > 0);
}

function expectedOf(object: unknown): number | null {
  const coverage = isRecord(object) ? object.coverage : null;
  return isRecord(coverage) && typeof coverage.expected === 'number' ? coverage.expected : null;
}
