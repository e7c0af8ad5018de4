import type { Catalogue } from '../../../domain/catalogue';
import type { AskedFields } from './askedFor';
import type { PlacedReader } from './leafReaders';
import { toldValue } from './toldFields';
import { UnusableAnswerError } from './unusableAnswer';

/** Which row of the catalogue a figure is of, and by what name it is called. */
interface Named {
  by: 'measure' | 'programme';
  /** Undefined if the catalogue does not have it: the province's may be newer. */
  find(catalogue: Catalogue, id: string): { name: string; isInPlace: boolean } | undefined;
}

const namedTypes: Readonly<Record<string, Named>> = {
  ActivityFigure: {
    by: 'measure',
    find({ measures }, id) {
      const measure = measures.get(id);
      return (
        measure && { name: measure.name, isInPlace: measure.domain === 'activities' && measure.additive }
      );
    },
  },
  ProgrammeFigure: {
    by: 'programme',
    find({ programmes }, id) {
      const programme = programmes.get(id);
      return programme && { name: programme.name, isInPlace: true };
    },
  },
};

/**
 * The same reader of an object, which calls measures and programmes as the catalogue does, whatever a province calls them;
 * those that the catalogue does not have by their ids.
 */
export function catalogueNameReader(
  typeName: string,
  fields: AskedFields,
  catalogue: Catalogue,
  read: PlacedReader,
): PlacedReader {
  const named = namedTypes[typeName];
  if (!named) return read;
  const [nameKey, idKey] = [fields.get('name')?.key, fields.get(named.by)?.key];
  return (value, place, asked) => {
    const result = read(value, place, asked) as Record<string, unknown>;
    const id = toldValue(value, named.by, idKey);
    if (typeof id !== 'string') return result;
    const row = named.find(catalogue, id);
    if (row?.isInPlace === false) throw new UnusableAnswerError('an activity of the catalogue', place, id);
    const name = row?.name ?? id;
    return nameKey === undefined || result[nameKey] === name ? result : { ...result, [nameKey]: name };
  };
}
