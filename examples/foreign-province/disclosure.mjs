// What only the province itself sees: numbers that point at persons (docs/contract.md, part 7). This is the simplest rule
// that is enough: as soon as one number of a measure in a year points at persons, nobody else gets any number of that
// measure in that year but the province's total, and that only as a range if it points at persons itself.

const fewest = 5;

function isSmall({ value, atMost }) {
  const most = value ?? atMost;
  return most !== null && most > 0 && most < fewest;
}

/**
 * Of one year, for who is not of the province. `figuresOfUnits`: `Figures` by unit; `facts`: those of the year that the
 * reader may see.
 */
export function createDisclosure({ figuresOfUnits, facts, catalogue, province }) {
  const personal = catalogue.measures.filter((measure) => measure.personal).map(({ id }) => id);
  const welfare = catalogue.measures.filter(({ domain }) => domain === 'welfare').map(({ id }) => id);

  /** The measures of which a unit's numbers, or those of a programme, point at persons. */
  function pointedAt(numbers) {
    const isKnown = (id) => numbers[id] && (numbers[id].value || numbers[id].atLeast) > 0;
    const small = personal.filter((id) => isKnown(id) && isSmall(numbers[id]));
    const counts = welfare.filter((id) => personal.includes(id) && isKnown(id));
    // All that is known of who got something is that they were few: then it is theirs.
    const isTheirs = counts.length > 0 && counts.every((id) => isSmall(numbers[id]));
    return isTheirs ? [...small, ...welfare.filter((id) => !small.includes(id) && isKnown(id))] : small;
  }

  const primary = new Set(
    facts
      .filter((fact) => personal.includes(fact.measure) && isSmall(fact))
      .map(({ unit, measure }) => `${unit} ${measure}`),
  );
  for (const [unit, figures] of figuresOfUnits) {
    for (const numbers of [totalsOf(figures), ...figures.welfare.byProgramme]) {
      for (const measure of pointedAt(numbers)) primary.add(`${unit} ${measure}`);
    }
  }
  const touched = new Set([...primary].map((key) => key.split(' ')[1]));

  function hides(unit, programme, measure) {
    const isTotal = unit === province && programme === null;
    return !isTotal || primary.has(`${unit} ${measure}`);
  }

  function seen(unit, programme, numbers) {
    const entries = Object.entries(numbers).map(([measure, number]) => {
      if (!touched.has(measure) || number === null || !hides(unit, programme, measure))
        return [measure, number];
      return [measure, unit === province && programme === null ? wholeRange(number) : null];
    });
    return Object.fromEntries(entries);
  }

  return {
    hidesFact: ({ measure }) => touched.has(measure),
    /** `Figures` as others see them. */
    shown(unit, figures) {
      if (figures === null) return null;
      const byProgramme = figures.welfare.byProgramme.map((each) => seen(unit, each.programme, each));
      return {
        ...figures,
        membership: seen(unit, null, figures.membership),
        welfare: { ...seen(unit, null, figures.welfare), byProgramme },
      };
    },
    /** The rows of `Unit.withheld`. */
    withheld(unit, figures) {
      if (figures === null) return [];
      const cells = [
        [null, totalsOf(figures)],
        ...figures.welfare.byProgramme.map((each) => [each.programme, each]),
      ];
      return cells.flatMap(([programme, numbers]) =>
        [...touched]
          .filter((measure) => numbers[measure] != null && hides(unit, programme, measure))
          .map((measure) => ({ measure, programme, reason: 'SMALL_NUMBER' })),
      );
    },
  };
}

function totalsOf({ membership, welfare }) {
  return { ...membership, ...welfare };
}

/** Of the province as a whole: totals above need bounds. From none to the power of ten that is well above. */
function wholeRange(number) {
  if (number.atMost === null) return { ...number, value: null, atLeast: 0, exact: false };
  let end = 10;
  while (end < number.atMost + fewest + 1) end *= 10;
  return { ...number, value: null, atLeast: 0, atMost: end - 1, exact: false };
}
