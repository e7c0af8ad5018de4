// What the facts of a province add up to, unit by unit: the algorithm of docs/contract.md, part 6, step by step. It knows
// neither GraphQL nor HTTP. All of examples/vectors/figures.json comes out of it as it stands there.

const dimensions = ['kind', 'awardedBy', 'recipient', 'programme', 'sector'];
const sectors = ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION', 'NON_STATE_ENTERPRISE'];
const zero = { value: 0, atLeast: 0, atMost: 0, estimated: false };
const nothingKnown = { value: null, atLeast: 0, atMost: null, estimated: false };

/** Values of a dimension that leave nothing over. */
const wholeSplits = {
  recipient: ['COLLECTIVE', 'INDIVIDUAL'],
  sector: ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION'],
};

/**
 * Of a unit and year: `figures`, null if nothing is known of the unit itself, and `coverage`, which units below reported.
 * `documents` of a unit and year are the ids of those behind its figures.
 */
export function createFiguresOf({ province, units, documents, facts, catalogue }) {
  const measureOf = new Map(catalogue.measures.map((measure) => [measure.id, measure]));
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const childrenOf = groupBy(units, ({ parent }) => parent ?? '');
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  const years = new Map();

  // -- Step 1: where a fact counts, and whose word it is ---------------------------------------------------------------

  function rowOf(fact) {
    return { ...fact, adds: addsOf(fact), source: sourceOf(documentOf.get(fact.document)) };
  }

  function addsOf(fact) {
    const measure = measureOf.get(fact.measure);
    if (fact.notAdded != null || !measure.additive) return 'NEVER';
    let adds = 'TOTAL';
    for (let outer = factOf.get(fact.includedIn); outer; outer = factOf.get(outer.includedIn)) {
      const isOneSum = ['unit', 'year', 'measure', 'form'].every((name) => outer[name] === fact[name]);
      const hasNumber = !['NOT_APPLICABLE', 'NOT_COLLECTED'].includes(outer.status);
      if (!isOneSum || !hasNumber || outer.notAdded != null) continue;
      if (keyOf(cellOf(outer, measure)) === keyOf(cellOf(fact, measure))) return 'NEVER';
      adds = adds === 'WITHIN' || keyOf(cellOf(outer, measure)) !== '' ? 'WITHIN' : 'BREAKDOWN';
    }
    return adds;
  }

  // -- Step 2: the units that were expected to report and did not -------------------------------------------------------

  function missingRows(rows, year) {
    const counted = rows.filter(({ adds, source }) => adds !== 'NEVER' && source !== 'MENTION');
    return [...groupBy(counted, ({ measure }) => measure)].flatMap(([measure, ofMeasure]) => {
      const reported = withAbove(ofMeasure);
      const real = withAbove(ofMeasure.filter(({ source }) => source !== 'SIMULATED'));
      const totals = withAbove(ofMeasure.filter((row) => row.form === 'SUMMARY' && !isMissing(row)));
      const parents = new Set([...totals].map((unit) => parentOf.get(unit)).filter((unit) => unit != null));
      const answered = new Set(ofMeasure.filter(isWholeTotal).map(({ unit }) => unit));
      return [...parents]
        .filter((parent) => !answered.has(parent))
        .flatMap((parent) => {
          const siblings = childrenOf.get(parent) ?? [];
          const source = siblings.some(({ id }) => real.has(id)) ? 'REPORT' : 'SIMULATED';
          return siblings
            .filter((unit) => !reported.has(unit.id) && isExpected(unit, measureOf.get(measure), year))
            .map((unit) => missingRow(unit.id, measure, source));
        });
    });
  }

  /** The units of the rows and all above them. */
  function withAbove(rows) {
    const found = new Set();
    for (const { unit } of rows) {
      for (let at = unit; at != null && !found.has(at); at = parentOf.get(at)) found.add(at);
    }
    return found;
  }

  // -- Step 3: the rows that make up a unit's numbers -------------------------------------------------------------------

  function createYear(year) {
    const rows = facts
      .filter((fact) => fact.year === year && isOfYear(documentOf.get(fact.document)))
      .map(rowOf);
    const reported = rows.filter(({ source }) => source === 'REPORT');
    const reporters = new Set(
      reported.flatMap(({ unit, document }) => [unit, documentOf.get(document).unit ?? province]),
    );
    const rowsOf = groupBy([...rows, ...missingRows(rows, year)], ({ unit }) => unit);
    const covers = new Map();

    /** By measure: the rows of a unit's cover. */
    function coverOf(unit) {
      if (covers.has(unit)) return covers.get(unit);
      const own = (rowsOf.get(unit) ?? []).filter(({ adds }) => adds !== 'NEVER');
      const below = (childrenOf.get(unit) ?? []).map(({ id }) => coverOf(id));
      const cover = new Map();
      for (const measure of new Set([
        ...own.map((row) => row.measure),
        ...below.flatMap((one) => [...one.keys()]),
      ])) {
        const known = bestKnown(
          own.filter((row) => row.measure === measure),
          below.flatMap((one) => one.get(measure) ?? []),
          reporters.has(unit),
        );
        const rest = unknownRest(known.own, known.below, measureOf.get(measure));
        const covered = coverOfMeasure(known.own, known.below);
        cover.set(measure, [...covered, ...rest, ...silentRows(unit, covered, measureOf.get(measure))]);
      }
      covers.set(unit, cover);
      return cover;
    }

    /** A row without upper bound for what the unit or one directly below it may have of cells that it did not name. */
    function silentRows(unit, covered, measure) {
      const said = covered
        .filter((row) => !isMissing(row))
        .map((row) => ({
          ...(row.status === 'NOT_APPLICABLE' ? { ...row, ...zero } : row),
          cell: cellOf(row, measure),
        }));
      const reporters = [
        ...groupBy(said, (row) => (row.unit === unit ? '' : childAbove(row.unit, unit))).values(),
      ];
      // What a unit says of itself is all that it says.
      if (said.every((row) => row.unit === unit)) return [];
      const cells = groupBy(said, (row) => keyOf(row.cell));
      cells.delete('');
      for (const row of said.filter((row) => row.unit === unit && row.form === 'SUMMARY' && isTotal(row)))
        cells.delete(keyOf(row));
      return reporters.flatMap((rows) =>
        [...cells.values()]
          .filter(([{ cell }]) => mayHaveMore(rows, cell))
          .map(([{ cell }]) => {
            const { unit: silent, source } = rows[0];
            const row = {
              unit: silent,
              measure: measure.id,
              source,
              form: 'SUMMARY',
              adds: 'BREAKDOWN',
              ...cell,
            };
            return { ...row, ...nothingKnown, value: 0 };
          }),
      );
    }

    function childAbove(below, unit) {
      return parentOf.get(below) === unit || parentOf.get(below) == null
        ? below
        : childAbove(parentOf.get(below), unit);
    }

    /** Numbers of a unit that did not report itself are at least what it has. */
    function rowsIn(unit) {
      const cover = [...coverOf(unit).values()].flat();
      if (reporters.has(unit)) return cover;
      return cover.map((row) => (row.source === 'SIMULATED' ? row : { ...row, isPart: true }));
    }

    const behind = new Map();
    const note = (unit, document) => behind.set(unit, (behind.get(unit) ?? new Set()).add(document));
    for (const { unit, document, source } of rows) {
      note(unit, document);
      if (source !== 'MENTION') note(documentOf.get(document).unit ?? province, document);
    }
    return { reporters, rowsIn, behind };
  }

  function yearOf(year) {
    if (!years.has(year)) years.set(year, createYear(year));
    return years.get(year);
  }

  return {
    figures(unit, year) {
      const { behind, rowsIn } = yearOf(year);
      return behind.has(unit) ? figuresOf(addUp(rowsIn(unit), measureOf), catalogue) : null;
    },
    coverage: (unit, year) => coverageIn(yearOf(year).rowsIn(unit), unit),
    documents(unit, year) {
      const { behind, reporters, rowsIn } = yearOf(year);
      const noted = [...(behind.get(unit) ?? [])].filter(
        (id) => !reporters.has(unit) || sourceOf(documentOf.get(id)) === 'REPORT',
      );
      const inRows = rowsIn(unit).flatMap(({ document }) => document ?? []);
      return [...new Set([...noted, ...inRows])].sort();
    },
  };
}

/** Whose word the numbers of a document are: the unit's own, somebody else's, or nobody's. */
export function sourceOf({ status, kind }) {
  if (status === 'SAMPLE') return 'SIMULATED';
  return kind === 'MENTION' ? 'MENTION' : 'REPORT';
}

function isOfYear({ period }) {
  return (period ?? 'YEAR') === 'YEAR';
}

// -- Step 2, helpers ----------------------------------------------------------------------------------------------------

/** Numbers as of the end of a year need a unit that lasts to its end. */
function isExpected({ level, validFrom, validTo }, { kind, expectedOf }, year) {
  if (!expectedOf.includes(level)) return false;
  if (validFrom != null && validFrom > `${year}-12-31`) return false;
  return validTo == null || validTo > (kind === 'STOCK' ? `${year}-12-31` : `${year}-01-01`);
}

function missingRow(unit, measure, source) {
  return { unit, measure, source, form: 'SUMMARY', adds: 'TOTAL', status: 'NOT_COLLECTED', ...nothingKnown };
}

/** There is a number, and nobody has it. */
function isMissing({ status }) {
  return status === 'NOT_COLLECTED';
}

function isTotal(row) {
  return row.adds === 'TOTAL' && !isMissing(row);
}

function isWholeTotal(row) {
  return row.form === 'SUMMARY' && isTotal(row) && row.source !== 'SIMULATED' && keyOf(row) === '';
}

// -- Step 3, helpers ----------------------------------------------------------------------------------------------------

/** What is simulated never stands beside other numbers, and what others mention never beside a report. */
function bestKnown(own, below, reports) {
  const isReal = (row) => row.source !== 'SIMULATED';
  if (!reports && ![...own, ...below].some((row) => !isMissing(row) && isReal(row))) return { own, below };
  const [realOwn, realBelow] = [own.filter(isReal), below.filter(isReal)];
  const mentions = realOwn.filter(isMention);
  const reported = realOwn.filter((row) => !isMention(row));
  if (reported.some((row) => !isMissing(row))) {
    return { own: reported, below: realBelow.filter((row) => !isMention(row)) };
  }
  if (mentions.length === 0 || realBelow.some((row) => !isMissing(row) && !isMention(row))) {
    return { own: reported, below: realBelow };
  }
  return { own: [...differentMentions(mentions), ...reported], below: realBelow.filter(isMissing) };
}

function isMention({ source }) {
  return source === 'MENTION';
}

/** Two documents may mention the same case: the one with the most, and of the others what cannot be the same. */
function differentMentions(mentions) {
  const least = (rows) => rows.filter(({ adds }) => adds === 'TOTAL').reduce(add, zero).atLeast;
  const byDocument = [...groupBy(mentions, ({ document }) => document)]
    .map(([document, rows]) => ({ document, rows, atLeast: least(rows) }))
    .sort((a, b) => b.atLeast - a.atLeast || (a.document < b.document ? -1 : 1));
  const sure = (row) => ({ ...row, programme: null, kind: row.kind === 'MIXED' ? null : row.kind });
  const taken = [];
  for (const { rows } of byDocument) {
    taken.push(...rows.filter((row) => taken.every((other) => isApart(sure(other), sure(row)))));
  }
  return taken;
}

function coverOfMeasure(own, below) {
  const summaries = own.filter(({ form }) => form === 'SUMMARY');
  const items = own.filter(({ form }) => form === 'ITEM');
  const totals = summaries.filter(isTotal);
  // The unit's own total: nothing else is added to it.
  if (totals.some((row) => keyOf(row) === '')) return summaries;
  if (totals.length > 0)
    return besideCells(summaries, totals, [...items, ...below.filter(({ beside }) => !beside)]);
  return [...items, ...summaries.filter(isMissing), ...below];
}

/** Own totals of cells only: from the other rows comes what is in none of these cells. */
function besideCells(summaries, totals, others) {
  const open = others.filter((row) => !totals.some((total) => holds(total, row)));
  const apart = open.filter((row) => totals.every((total) => isApart(total, row)));
  const overlapping = open.filter(
    (row) => totals.some((total) => !isApart(total, row)) && !isWholeSplit(totals, row),
  );
  return [...summaries, ...apart, ...restOf(overlapping, totals)];
}

/** What may hold more than the totals' cells adds at most all of it, at least what is more than these cells. */
function restOf(overlapping, totals) {
  const counted = overlapping.filter(isTotal);
  if (counted.length === 0) return overlapping;
  const extraOf = new Map();
  for (const alike of groupBy(counted, keyOf).values()) {
    const all = alike.reduce(add, zero);
    const known = totals.filter((total) => alike.some((row) => !isApart(total, row))).reduce(add, zero);
    const atLeast = known.atMost === null ? 0 : Math.max(0, all.atLeast - known.atMost);
    extraOf.set(alike[0], { value: null, atLeast, atMost: all.atMost, estimated: false });
  }
  const { unit, measure, source, document } = counted[0];
  const extra = [...extraOf.values()].reduce(add, zero);
  return [
    ...overlapping.map((row) =>
      isTotal(row) ? { ...row, adds: 'BREAKDOWN', apart: extraOf.get(row) ?? zero } : row,
    ),
    { unit, measure, source, document, form: 'SUMMARY', adds: 'TOTAL', ...extra, value: null },
  ];
}

/** Cells alone do not say what else there is: a row of which nothing is known, so that their total has no `atMost`. */
function unknownRest(own, below, { describedBy = [] }) {
  const totals = own.filter((row) => row.form === 'SUMMARY' && isTotal(row));
  if (totals.length === 0 || totals[0].source === 'SIMULATED' || isWholeSplit(totals, {})) return [];
  const described = Object.fromEntries(describedBy.map((name) => [name, null]));
  if (totals.some((row) => keyOf({ ...row, ...described }) === '')) return [];
  const isKnownBelow = below.some((row) => row.form === 'SUMMARY' && isTotal(row) && keyOf(row) === '');
  if (isKnownBelow && below.every(({ beside }) => !beside)) return [];
  const { unit, measure, source, document } = totals[0];
  const row = { unit, measure, source, document, form: 'SUMMARY', adds: 'TOTAL', beside: totals };
  return [{ ...row, ...nothingKnown, value: 0 }];
}

/** Whether somebody gave numbers in which cases of a cell may be, and did not name the cell. */
function mayHaveMore(said, cell) {
  if (said.some((row) => keyOf(row.cell) === keyOf(cell))) return false;
  const wholes = said.filter((row) => keyOf(row.cell) === '');
  const parts = said.filter((row) => keyOf(row.cell) !== '');
  if (wholes.length === 0) {
    return parts.some((row) => row.atMost !== 0 && !holds(cell, row.cell) && !isApart(row.cell, cell));
  }
  // Numbers that are split alike have nothing in common.
  const splitOf = (row) => dimensions.filter((name) => row.cell[name] != null).join();
  const elsewhere = groupBy(
    parts.filter((row) => isApart(row.cell, cell)),
    splitOf,
  );
  const sums = [...elsewhere.values()].map((alike) => alike.reduce(add, zero).atLeast);
  const most = wholes.reduce(add, zero).atMost;
  return most === null || most > Math.max(0, ...sums);
}

/** Whether a row is in the cell of a total. */
function holds(total, row) {
  return dimensions.every((name) => total[name] == null || total[name] === row[name]);
}

/** Whether no case can be in both. */
function isApart(a, b) {
  return dimensions.some((name) => a[name] != null && b[name] != null && a[name] !== b[name]);
}

/** Whether the totals are all of a row: both recipients, or business and state. */
function isWholeSplit(totals, row) {
  return Object.entries(wholeSplits).some(([name, values]) => {
    const parts = totals
      .filter((total) => holds({ ...total, [name]: null }, row))
      .map((total) => total[name]);
    return row[name] == null && values.every((value) => parts.includes(value));
  });
}

// -- Step 4: cells ------------------------------------------------------------------------------------------------------

/** The dimensions by which figures split a measure. */
function breakdownOf({ id, domain }) {
  if (domain === 'awards') return ['kind', 'awardedBy', 'recipient'];
  if (domain === 'welfare') return ['programme'];
  return id === 'unions' ? ['sector'] : [];
}

function cellOf(row, measure) {
  return Object.fromEntries(breakdownOf(measure).map((name) => [name, row[name] ?? null]));
}

/** Empty for what has no dimension. */
function keyOf(cell) {
  const parts = dimensions.map((name) => cell[name] ?? '');
  return parts.every((part) => part === '') ? '' : parts.join('|');
}

/** Adds the parts one by one; what is not known of one is not known of the sum. */
function add(a, b) {
  const known = (x, y) => (x === null || y === null ? null : x + y);
  return {
    value: known(a.value, b.value),
    atLeast: a.atLeast + b.atLeast,
    atMost: known(a.atMost, b.atMost),
    estimated: (a.estimated ?? false) || (b.estimated ?? false),
  };
}

function addUp(rows, measureOf) {
  const cells = new Map();
  const put = (row, dimensionsOfCell) => {
    const key = `${row.measure} ${keyOf(dimensionsOfCell)}`;
    const isLeast = isMention(row) || row.isPart === true;
    const atLeast = (bounds) => (isLeast ? { ...bounds, atMost: null } : bounds);
    const bounds = atLeast(row.status === 'NOT_APPLICABLE' ? zero : row);
    const apart = row.apart ? atLeast(row.apart) : row.adds === 'WITHIN' ? zero : bounds;
    const before = cells.get(key) ?? { quantity: zero, apart: zero, mentioned: true };
    cells.set(key, {
      measure: row.measure,
      ...dimensionsOfCell,
      quantity: add(before.quantity, bounds),
      apart: add(before.apart, apart),
      mentioned: before.mentioned && isLeast,
    });
  };
  for (const row of rows.filter((one) => !isMissing(one))) {
    const cell = cellOf(row, measureOf.get(row.measure));
    if (row.adds === 'TOTAL') put(row, {});
    if (keyOf(cell) !== '') put(row, cell);
  }
  const open = rows.filter((row) => isMissing(row) || row.beside);
  for (const cell of cells.values()) {
    if (!open.some((row) => row.measure === cell.measure && mayHold(row, cell))) continue;
    cell.quantity = { ...cell.quantity, atMost: null };
    cell.apart = { ...cell.apart, atMost: null };
  }
  return [...cells.values()];
}

/** Whether something of a row of which nothing is known may belong to a cell. */
function mayHold(row, cell) {
  if (keyOf(cell) === '') return row.adds === 'TOTAL';
  return !isApart(row, cell) && !row.beside?.some((reported) => holds(reported, cell));
}

// -- Step 5: the shape of the contract ----------------------------------------------------------------------------------

function quantity({ value, atLeast, atMost, estimated }, mentioned) {
  return {
    value,
    atLeast,
    atMost,
    estimated: estimated ?? false,
    exact: atLeast === atMost,
    reportedBy: mentioned ? 0 : 1,
  };
}

/** A fact's own number; null if its status says that there is none. */
export function quantityOf(fact) {
  return ['NOT_APPLICABLE', 'NOT_COLLECTED'].includes(fact.status) ? null : quantity(fact, false);
}

function figuresOf(cells, { measures, programmes }) {
  const totals = new Map(cells.filter((cell) => keyOf(cell) === '').map((cell) => [cell.measure, cell]));
  const numberOf = (cell) => (cell ? quantity(cell.quantity, cell.mentioned) : null);
  const ofDomain = (domain) => measures.filter((measure) => measure.domain === domain && measure.additive);
  const totalsOf = (domain) =>
    Object.fromEntries(ofDomain(domain).map(({ id }) => [id, numberOf(totals.get(id))]));
  return {
    membership: {
      ...totalsOf('membership'),
      unionsBySector: sectors.flatMap((sector) => {
        const cell = cells.find((one) => one.measure === 'unions' && one.sector === sector);
        return cell ? [{ sector, unions: numberOf(cell) }] : [];
      }),
    },
    awards: {
      total: numberOf(totals.get('awards')),
      byKind: cells
        .filter(({ measure, kind }) => measure === 'awards' && kind)
        .map((cell) => ({
          kind: cell.kind,
          awardedBy: cell.awardedBy,
          recipient: cell.recipient,
          count: numberOf(cell),
          apart: quantity(cell.apart, cell.mentioned),
        })),
    },
    welfare: {
      ...totalsOf('welfare'),
      byProgramme: programmes.flatMap(({ id, name }) => {
        const ofProgramme = new Map(
          cells.filter(({ programme }) => programme === id).map((cell) => [cell.measure, cell]),
        );
        if (ofProgramme.size === 0) return [];
        const numbers = ofDomain('welfare').map((measure) => [
          measure.id,
          numberOf(ofProgramme.get(measure.id)),
        ]);
        return [{ programme: id, name, ...Object.fromEntries(numbers) }];
      }),
    },
    activities: measures.flatMap(({ id, name, domain }) => {
      const cell = domain === 'activities' ? totals.get(id) : undefined;
      return cell ? [{ measure: id, name, quantity: numberOf(cell) }] : [];
    }),
  };
}

function coverageIn(rows, unit) {
  const below = groupBy(
    rows.filter((row) => row.unit !== unit),
    ({ measure }) => measure,
  );
  return [...below].sort(byKey).map(([measure, ofMeasure]) => {
    const reported = new Set(
      ofMeasure.filter((row) => !isMissing(row) && !isMention(row)).map((row) => row.unit),
    );
    const missing = [...new Set(ofMeasure.map((row) => row.unit))].filter((id) => !reported.has(id)).sort();
    return {
      measure,
      expected: reported.size + missing.length,
      reported: reported.size,
      missing: missing.slice(0, 50),
    };
  });
}

function byKey([a], [b]) {
  return a < b ? -1 : 1;
}

function groupBy(rows, keyOfRow) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOfRow(row), [...(groups.get(keyOfRow(row)) ?? []), row]);
  return groups;
}
