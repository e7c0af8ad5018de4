import { parse } from 'yaml';
import { z } from 'zod';
import type { Cell } from './cells';
import { dimensionsOf } from './facts';
import { sum, type Bounds } from './quantity';

const said = { id: z.string(), importance: z.enum(['ASK', 'NOTE']), vi: z.string(), en: z.string() };
const pair = { left: z.string(), right: z.string() };
const range = { atLeast: z.number(), atMost: z.number() };
const measures = z.array(z.string()).min(1);
const peerLimits = {
  sizeMeasure: z.string(),
  sizeWithin: z.number().min(1),
  leastPeers: z.number().int().min(1),
  deviations: z.number().positive(),
};
const ruleSchema = z.discriminatedUnion('compare', [
  z.strictObject({ compare: z.literal('AT_MOST'), ...said, ...pair }),
  z.strictObject({ compare: z.literal('RATIO'), ...said, ...pair, ...range }),
  z.strictObject({ compare: z.literal('YEAR_RATIO'), ...said, measures, ...range }),
  z.strictObject({ compare: z.literal('UNITS_BELOW'), ...said, measures }),
  z.strictObject({ compare: z.literal('FUTURE_YEAR'), ...said }),
  z.strictObject({ compare: z.literal('SAME_ITEMS'), ...said }),
  z.strictObject({ compare: z.literal('PARTS'), ...said }),
  z.strictObject({ compare: z.literal('TITLES'), ...said }),
  z.strictObject({ compare: z.literal('BOXES'), ...said }),
  z.strictObject({ compare: z.literal('CEILING'), ...said }),
  z.strictObject({ compare: z.literal('PEERS'), ...said, measures, ...peerLimits }),
]);
const rulesSchema = z.strictObject({ rules: z.array(ruleSchema) });

/** What an import is held against; see schema/rules.yml. */
export type Rule = z.infer<typeof ruleSchema>;
export type PeerRule = Extract<Rule, { compare: 'PEERS' }>;

/** Ids of the measures that it is about. */
export function measuresOf(rule: Rule): string[] {
  if ('measures' in rule) return rule.measures;
  return 'left' in rule ? [rule.left, rule.right] : [];
}

export interface RuleFinding {
  rule: string;
  importance: Rule['importance'];
  unit: string;
  year: number;
  vi: string;
  en: string;
}

/** @param text content of a file such as schema/rules.yml */
export function parseRules(text: string): readonly Rule[] {
  return rulesSchema.parse(parse(text)).rules;
}

export interface UnitFigures {
  unit: string;
  cells: readonly Cell[];
}

/** The figures of one year, and what they are set beside. */
export interface CheckedYear {
  year: number;
  /** Those that are looked at. */
  units: readonly UnitFigures[];
  before(unit: string): UnitFigures | undefined;
  /** The figures of the units directly below that have any. */
  below(unit: string): readonly UnitFigures[];
  thisYear: number;
}

/** What the rules say of a year's figures. */
export function checkYear(rules: readonly Rule[], checked: CheckedYear): RuleFinding[] {
  return checked.units.flatMap((figures) => rules.flatMap((rule) => findingsOf(rule, figures, checked)));
}

function findingsOf(rule: Rule, figures: UnitFigures, checked: CheckedYear): RuleFinding[] {
  const { year, thisYear } = checked;
  const say = (words: Words) => [createFinding(rule, figures.unit, year, words)];
  switch (rule.compare) {
    case 'AT_MOST': {
      const [left, right] = [totalOf(figures, rule.left), totalOf(figures, rule.right)];
      const isMore = left && right && right.atMost !== null && left.atLeast > right.atMost;
      return isMore ? say({ left, right }) : [];
    }
    case 'RATIO': {
      const [left, right] = [totalOf(figures, rule.left), totalOf(figures, rule.right)];
      return left && right && isOutside(left, right, rule)
        ? say({ left, right, ratio: ratioOf(left, right), atLeast: rule.atLeast, atMost: rule.atMost })
        : [];
    }
    case 'YEAR_RATIO':
      return rule.measures.flatMap((measure) => {
        const [left, right] = [totalOf(figures, measure), totalOf(checked.before(figures.unit), measure)];
        return left && right && isOutside(left, right, rule)
          ? say({ measure, left, right, ratio: ratioOf(left, right) })
          : [];
      });
    case 'UNITS_BELOW':
      return rule.measures.flatMap((measure) => {
        const left = totalOf(figures, measure);
        const parts = checked.below(figures.unit).flatMap((unit) => totalOf(unit, measure) ?? []);
        const right = sum(parts);
        return left && left.atMost !== null && left.atMost < right.atLeast
          ? say({ measure, left, right })
          : [];
      });
    case 'FUTURE_YEAR':
      return year > thisYear ? say({ left: String(year), right: String(thisYear) }) : [];
    case 'SAME_ITEMS':
    case 'PARTS':
    case 'TITLES':
    case 'BOXES':
      // Of the rows of a file, which are looked at where they are read.
      return [];
    case 'CEILING':
      // Of what the sums were before, which is looked at beside what nothing holds.
      return [];
    case 'PEERS':
      // Of other provinces' numbers, which have to be asked for.
      return [];
  }
}

export function totalOf(figures: UnitFigures | undefined, measure: string): Cell | undefined {
  return figures?.cells.find(
    (cell) => cell.measure === measure && Object.keys(dimensionsOf(cell)).length === 0,
  );
}

/** Whether no numbers within the bounds have a quotient within the range. */
function isOutside(left: Bounds, right: Bounds, { atLeast, atMost }: { atLeast: number; atMost: number }) {
  if (right.atMost === 0) return false;
  const least = right.atMost === null ? 0 : left.atLeast / right.atMost;
  const most = left.atMost === null || right.atLeast === 0 ? Infinity : left.atMost / right.atLeast;
  return least > atMost || most < atLeast;
}

function ratioOf(left: Bounds, right: Bounds): string {
  const ratio = (left.value ?? left.atLeast) / (right.value ?? right.atLeast);
  return String(Number(ratio.toPrecision(3))).replace('.', ',');
}

type Word =
  'left' | 'right' | 'ratio' | 'measure' | 'line' | 'atLeast' | 'atMost' | 'peers' | 'year' | 'vi' | 'en';
type Words = Partial<Record<Word, unknown>>;

export function createFinding(rule: Rule, unit: string, year: number, words: Words): RuleFinding {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: keyof Words) => wordOf(words[name]));
  const { id, importance, vi, en } = rule;
  return { rule: id, importance, unit, year, vi: fill(vi), en: fill(en) };
}

function wordOf(word: unknown): string {
  if (typeof word === 'object' && word !== null) return boundsText(word as Bounds);
  return typeof word === 'number' ? grouped(word) : String(word);
}

function boundsText({ value, atLeast, atMost }: Bounds): string {
  if (atLeast === atMost || value !== null) return grouped(value ?? atLeast);
  return atMost === null ? `≥ ${grouped(atLeast)}` : `${grouped(atLeast)} - ${grouped(atMost)}`;
}

/** `1.234,5`. */
function grouped(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === undefined ? groups : `${groups},${decimals}`;
}

/** A row that is its unit's total is spoken of as such, too. */
export function eachOnce(findings: readonly RuleFinding[]): RuleFinding[] {
  const textOf = ({ rule, unit, year, vi }: RuleFinding) => JSON.stringify([rule, unit, year, vi]);
  return [...new Map(findings.map((finding) => [textOf(finding), finding])).values()];
}

/** What whoever imports says of the findings. */
export interface RuleAnswers {
  /** Ids of rules. */
  accept: readonly string[];
  reason?: string | undefined;
}

/** The findings that have to be answered and are not. */
export function unanswered(findings: readonly RuleFinding[], { accept }: RuleAnswers): RuleFinding[] {
  return findings.filter(({ rule, importance }) => importance === 'ASK' && !accept.includes(rule));
}
