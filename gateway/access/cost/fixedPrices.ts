/**
 * What things cost of which no directive of the schema says it. 1,000 are about a millisecond of processor time, as an object of
 * an answer, which costs 1, is about a microsecond; `npm run cost:calibrate` holds them against what is measured.
 */
export const fixedPrices = {
  /** A look into the schema: it is in memory, but is gone through field by field, and again for each further name of a part. */
  introspection: 5_000,
  /** Planning a field, with all fragments written out. */
  plannedField: 300,
  /** A question to the register: a request, and its answer read. */
  registerQuestion: 1_000,
  /** That an operation asks provinces at all: its questions are gathered, written and checked. */
  askingProvinces: 1_000,
  /** That an operation adds up what they answer: totals, tables, rankings, with who is in them and who is missing. */
  addingUp: 3_000,
  /** A province that an operation asks: a request of its own, with a token, and its answer read. */
  province: 120,
  /** A year of it: checked field by field, and added up or handed on. */
  provinceYear: 50,
  /** A province in a further sum of the same answers, beside the figures that are added up again. */
  furtherSum: 5,
} as const;
