// What a unit's facts of one year add up to. Per measure a unit's own SUMMARY facts count if it has any; else its ITEM
// facts and what its children add up to.

/** The dimensions by which `Figures` splits a measure. */
function dimensionsOf(measure) {
  if (measure === 'awards') return ['kind', 'awardedBy', 'recipient'];
  if (measure === 'unions') return ['sector'];
  if (['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses'].includes(measure)) {
    return ['programme'];
  }
  return [];
}

/** The part of `Figures` that a fact is counted in besides its measure's total; empty for the total alone. */
function cellOf(fact) {
  const cell = dimensionsOf(fact.measure).map((dimension) => fact[dimension] ?? null);
  return cell.every((part) => part === null) ? '' : JSON.stringify(cell);
}

/** 'total': in the total and in its cell; 'cell': the total has it already; 'never'. */
function countsIn(fact, factOf, measureOf) {
  if (fact.notAdded || measureOf.get(fact.measure).notAdditive) return 'never';
  let counts = 'total';
  for (let outer = factOf.get(fact.includedIn); outer; outer = factOf.get(outer.includedIn)) {
    const inOneSum = ['unit', 'year', 'measure', 'form'].every((name) => outer[name] === fact[name]);
    if (!inOneSum || outer.notAdded) continue;
    if (cellOf(outer) === cellOf(fact)) return 'never';
    counts = 'cell';
  }
  return counts;
}

function add(a, b) {
  const known = (x, y) => (x === null || y === null ? null : x + y);
  return {
    value: known(a.value, b.value),
    atLeast: a.atLeast + b.atLeast,
    atMost: known(a.atMost, b.atMost),
  };
}

const unknownRest = { counts: 'total', value: 0, atLeast: 0, atMost: null };
const notReported = { counts: 'total', missing: true, value: 0, atLeast: 0, atMost: null };

/** All measures are taken as of the end of the year, which is the stricter. */
function existed({ validFrom, validTo }, year) {
  return (validFrom ?? '') <= `${year}-12-31` && (validTo == null || validTo > `${year}-12-31`);
}

function quantity(facts) {
  if (facts.every((fact) => fact.missing)) return null;
  const bounds = facts.reduce(add, { value: 0, atLeast: 0, atMost: 0 });
  return { ...bounds, exact: bounds.atLeast === bounds.atMost, reportedBy: 1 };
}

export function quantityOf(fact) {
  return quantity([fact]);
}

/** Of a unit and year: `figures`, null if the unit reported nothing, and `coverage`, which units below reported. */
export function createFiguresOf({ units, facts, measures, programmes }) {
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const measureOf = new Map(measures.map((measure) => [measure.id, measure]));
  const rows = facts.map((fact) => ({ ...fact, counts: countsIn(fact, factOf, measureOf) }));

  function cover(unit, year, measure) {
    const own = rows.filter(
      (row) => row.unit === unit && row.year === year && row.measure === measure && row.counts !== 'never',
    );
    const summaries = own.filter((row) => row.form === 'SUMMARY');
    const totals = summaries.filter((row) => row.counts === 'total');
    // Some programmes or one kind alone do not say what else there is: together they are at least so much.
    const isWhole = totals.some(
      (row) => !row.kind && !row.awardedBy && !row.recipient && !row.sector && !row.programme,
    );
    if (totals.length > 0) return isWhole ? summaries : [...summaries, { ...unknownRest, unit, measure }];
    const children = units.filter((child) => child.parent === unit);
    const below = children.map((child) => cover(child.id, year, measure));
    // If one unit reported its total, the others beside it were expected to: there is a number that nobody has.
    const hasTotal = below.flat().some((row) => row.form === 'SUMMARY');
    const missing = children.filter(
      (child, index) => hasTotal && below[index].length === 0 && existed(child, year),
    );
    return [
      ...own.filter((row) => row.form === 'ITEM'),
      ...below.flat(),
      ...missing.map((child) => ({ ...notReported, unit: child.id, measure })),
    ];
  }

  function coverage(unit, year) {
    return measures.flatMap(({ id: measure }) => {
      const below = cover(unit, year, measure).filter((row) => row.unit !== unit);
      if (below.length === 0) return [];
      const unitsOf = (rows) => [...new Set(rows.map((row) => row.unit))].sort();
      const [reported, missing] = [false, true].map((isMissing) =>
        unitsOf(below.filter((row) => (row.missing ?? false) === isMissing)),
      );
      const expected = reported.length + missing.length;
      return [{ measure, expected, reported: reported.length, missing: missing.slice(0, 50) }];
    });
  }

  function figures(unit, year) {
    if (!facts.some((fact) => fact.unit === unit && fact.year === year)) return null;
    const of = (measure) => cover(unit, year, measure);
    const total = (measure) => quantity(of(measure).filter((row) => row.counts === 'total'));
    /** The cells of a measure, each with a fact that tells its dimensions and with its quantity. */
    const cells = (measure) => {
      const groups = groupBy(of(measure), cellOf);
      groups.delete('');
      return [...groups.values()].map((group) => ({ fact: group[0], quantity: quantity(group) }));
    };
    const welfare = (quantityOfMeasure) =>
      Object.fromEntries(
        ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses'].map((measure) => [
          measure,
          quantityOfMeasure(measure),
        ]),
      );
    return {
      membership: {
        members: total('members'),
        employees: total('employees'),
        newMembers: total('newMembers'),
        unions: total('unions'),
        newUnions: total('newUnions'),
        unionsBySector: cells('unions').map((cell) => ({ sector: cell.fact.sector, unions: cell.quantity })),
        partyNominees: total('partyNominees'),
        partyAdmissions: total('partyAdmissions'),
      },
      awards: {
        total: total('awards'),
        byKind: cells('awards').map(({ fact: { kind, awardedBy, recipient }, quantity: count }) => ({
          kind,
          awardedBy,
          recipient,
          count,
        })),
      },
      welfare: {
        ...welfare(total),
        byProgramme: programmes.flatMap(({ id, name }) => {
          const sums = welfare((measure) => quantity(of(measure).filter((row) => row.programme === id)));
          const reported = Object.values(sums).some((sum) => sum !== null);
          return reported ? [{ programme: id, name, ...sums }] : [];
        }),
      },
      activities: measures.flatMap(({ id, name, activity }) => {
        const sum = activity ? total(id) : null;
        return sum ? [{ measure: id, name, quantity: sum }] : [];
      }),
    };
  }

  return { figures, coverage };
}

function groupBy(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
