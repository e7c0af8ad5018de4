import type { Catalogue } from '../domain/catalogue';
import { isGuarded } from '../domain/disclosure';
import type { Figures } from '../domain/figures';
import type { Bounds } from '../domain/quantity';
import { isSmall, withheldRange } from '../domain/smallNumbers';
import {
  boundsText,
  differenceProblem,
  differencesBetween,
  numbersOf,
  type PlacedNumber,
} from './figureDifferences';
import type { Row } from './pathReader';
import type { Problem } from './verdict';

/** A unit's figures as somebody else than the province itself is shown them. */
export interface ShownFigures {
  where: string;
  /** Whether they are those of the province as a whole, of which a number that is withheld is shown as a range. */
  isProvince: boolean;
  expected: Figures;
  got: unknown;
  /** `Unit.withheld`. */
  withheld: readonly Row[];
}

/** What is not as it should be: numbers that differ and are not withheld, and those that should be and are not. */
export function shownFigureProblems(shown: ShownFigures, catalogue: Catalogue): Problem[] {
  const { where, isProvince, expected, got, withheld } = shown;
  const listed = new Set(withheld.map(({ measure, programme }) => cellName(measure, programme)));
  const found = numbersOf(got);
  const hidden = [...numbersOf(expected)].filter(([place]) => listed.has(cellAt(place)));
  const hiddenPlaces = new Set(hidden.map(([place]) => place));
  const differing = differencesBetween(expected, got).filter(({ place }) => !hiddenPlaces.has(place));
  return [
    ...differing.map((difference) => differenceProblem(where, difference)),
    ...hidden.flatMap(([place, number]) => {
      const wanted = isProvince ? rangeText(number) : 'null';
      const had = found.get(place)?.text ?? 'null';
      const why = `${wanted}, since it is withheld`;
      return had === wanted ? [] : [{ where: `${where}.${place}`, expected: why, got: had }];
    }),
    ...[...numbersOf(expected)].flatMap(([place, { text, quantity }]) =>
      listed.has(cellAt(place)) || !isSmallPersonal(place, quantity, catalogue)
        ? []
        : [
            {
              where: `${where}.${place}`,
              expected: 'a place in withheld, since it is fewer than five',
              got: text,
            },
          ],
    ),
    ...withheld.flatMap(({ measure }) => {
      const known = catalogue.measures.get(String(measure));
      if (known && isGuarded(known)) return [];
      return [
        { where: `${where}, withheld`, expected: 'numbers of persons or of welfare', got: String(measure) },
      ];
    }),
  ];
}

function isSmallPersonal(
  place: string,
  quantity: PlacedNumber['quantity'],
  { measures }: Catalogue,
): boolean {
  const measure = measures.get(measureAt(place));
  return measure?.personal === true && isSmall(quantity as unknown as Bounds);
}

function rangeText({ quantity }: PlacedNumber): string {
  return boundsText({ ...quantity, ...withheldRange(quantity as unknown as Bounds) });
}

function cellName(measure: unknown, programme: unknown): string {
  return `${String(measure)} ${typeof programme === 'string' ? programme : ''}`;
}

/** What `withheld` calls the number at a place such as `welfare.byProgramme[tet-sum-vay].people`. */
function cellAt(place: string): string {
  return cellName(measureAt(place), /^welfare\.byProgramme\[([^\],]*)\]/.exec(place)?.[1] ?? '');
}

function measureAt(place: string): string {
  const activity = /^activities\[([^\],]*)\]/.exec(place)?.[1];
  return activity ?? place.slice(place.lastIndexOf('.') + 1);
}
