import { createHash } from 'node:crypto';
import { factFieldList } from '../../../domain/factFields';
import { createFinding, type Rule, type RuleFinding } from '../../../domain/rules';
import type { RowFact } from './factRow';

/** Files with more single cases are no lists that people have typed. */
export const mostComparedItems = 50_000;

export interface Alike {
  fact: Pick<RowFact, 'unit' | 'year' | 'measure'>;
  count: number;
}

/** Counts while the rows are read the single cases that are alike in everything. */
export interface ItemNotes {
  note(fact: RowFact): void;
  /** What those that are alike are about, and how many they are. */
  alike(): Alike[];
}

export function alikeFindings(rules: readonly Rule[], alike: readonly Alike[]): RuleFinding[] {
  const rule = rules.find(({ compare }) => compare === 'SAME_ITEMS');
  if (!rule) return [];
  return alike.map(({ fact: { unit, year, measure }, count }) =>
    createFinding(rule, unit, year, { left: count, measure }),
  );
}

export function createItemNotes(/** Of those that the file has besides. */ others = 0): ItemNotes {
  const alike = new Map<string, Alike>();
  let items = others;
  return {
    note(fact) {
      if (fact.form !== 'ITEM' || (items += 1) > mostComparedItems) return;
      const { unit, year, measure } = fact;
      const key = lineHash(fact);
      const known = alike.get(key);
      if (known) known.count += 1;
      else alike.set(key, { fact: { unit, year, measure }, count: 1 });
    },
    alike: () => (items > mostComparedItems ? [] : [...alike.values()].filter(({ count }) => count > 1)),
  };
}

/** All but the id, which may be made of the row. */
function lineHash(fact: RowFact): string {
  const line = factFieldList.map(([name]) => (name === 'id' ? null : (fact[name] ?? null)));
  return createHash('sha1').update(JSON.stringify(line)).digest('base64');
}
