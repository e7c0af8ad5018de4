import type { Catalogue } from '../../../domain/catalogue';
import type { FactColumn } from '../../../domain/columns';
import { inclusionProblems } from '../../../domain/reports/factChecks';
import { dimensionsOf, type Fact, type Unit } from '../../../domain/facts';
import { getOrCreate } from '../../../domain/getOrCreate';
import { dimensionMask, findParts, mayHaveParts, type SummaryFact } from '../../../domain/parts';
import type { RowFact } from './factRow';

/** A fact of a row, and whether the row says that no other number contains it. */
export interface PlacedFact {
  row: number;
  fact: RowFact;
  standsAlone: boolean;
}

export interface InclusionProblem {
  row: number;
  column: FactColumn;
  message: string;
  value: unknown;
}

/** What has to be answered before it is imported. */
export interface PartsQuestion {
  unit: string;
  year: number;
  vi: string;
  en: string;
}

/** Which facts of a file contain others. */
export interface Inclusions {
  /** By id, the facts that contain others. */
  containers: ReadonlyMap<string, Fact>;
  /** What contains a fact if its row does not say so. */
  of(fact: RowFact): { includedIn?: string };
  problems: readonly InclusionProblem[];
  questions: readonly PartsQuestion[];
}

export const noInclusions: Inclusions = {
  containers: new Map(),
  of: () => ({}),
  problems: [],
  questions: [],
};

/** Notes while the rows are read which of them have to be looked at together, so that most files are read once. */
export interface InclusionNotes {
  note(fact: RowFact): void;
  /** Reads the rows again if any of them belong together. */
  resolve(rows: () => AsyncIterable<PlacedFact>, units: ReadonlyMap<string, Unit>): Promise<Inclusions>;
}

export function createInclusionNotes(catalogue: Catalogue): InclusionNotes {
  const contained = new Set<string>();
  /** By the group of a total, a bit for each set of dimensions that its numbers have. */
  const masks = new Map<number, number>();
  const isSplit = (group: number) => {
    const seen = masks.get(group) ?? 0;
    return (seen & (seen - 1)) !== 0;
  };
  return {
    note(fact) {
      if (fact.includedIn !== undefined) contained.add(fact.includedIn);
      if (!mayHaveParts(fact, catalogue)) return;
      const group = hashOf(groupOf(fact));
      masks.set(group, (masks.get(group) ?? 0) | (1 << dimensionMask(fact)));
    },
    async resolve(rows, units) {
      if (contained.size === 0 && ![...masks.keys()].some(isSplit)) return noInclusions;
      const containers = new Map<string, Fact>();
      const included: PlacedFact[] = [];
      const groups = new Map<string, (SummaryFact & { row: number })[]>();
      for await (const placed of rows()) {
        const { fact, row, standsAlone } = placed;
        const group = groupOf(fact);
        const isOfGroup = mayHaveParts(fact, catalogue) && isSplit(hashOf(group));
        if (isOfGroup) getOrCreate(groups, group, () => []).push({ ...summaryOf(fact), row, standsAlone });
        if (contained.has(fact.id) || isOfGroup) containers.set(fact.id, { ...fact, document: '' });
        if (fact.includedIn !== undefined) included.push(placed);
      }
      const parentOf = new Map([...units.values()].map((unit) => [unit.id, unit.parent]));
      const said = included.flatMap(({ fact, row }) =>
        inclusionProblems(fact, containers, parentOf).map(({ message }): InclusionProblem => ({
          row,
          column: 'includedIn',
          message,
          value: fact.includedIn,
        })),
      );
      return withParts(groups, containers, said);
    },
  };
}

function withParts(
  groups: ReadonlyMap<string, (SummaryFact & { row: number })[]>,
  containers: Map<string, Fact>,
  said: InclusionProblem[],
): Inclusions {
  const containerOf = new Map<string, string>();
  const problems = [...said];
  const questions: PartsQuestion[] = [];
  for (const totals of groups.values()) {
    const parts = findParts(totals);
    for (const [part, container] of parts.containerOf) {
      containerOf.set(part, container);
      const fact = containers.get(part);
      if (fact) containers.set(part, { ...fact, includedIn: container });
    }
    for (const { kind, fact, vi, en } of parts.findings) {
      const total = totals.find(({ id }) => id === fact);
      if (!total) continue;
      const { row, unit, year } = total;
      if (kind === 'CONTRADICTION') {
        problems.push({ row, column: 'value', message: `${vi}. ${en}`, value: undefined });
      } else questions.push({ unit, year, vi, en });
    }
  }
  return {
    containers,
    problems,
    questions,
    of({ id, includedIn }) {
      const container = includedIn ?? containerOf.get(id);
      return container === undefined ? {} : { includedIn: container };
    },
  };
}

function groupOf({ unit, year, measure }: RowFact): string {
  return `${unit}|${year}|${measure}`;
}

function summaryOf(fact: RowFact): SummaryFact {
  const { id, unit, year, measure, includedIn, value, atLeast, atMost } = fact;
  return { id, unit, year, measure, includedIn, value, atLeast, atMost, ...dimensionsOf(fact) };
}

/** FNV-1a: a million groups fit into memory as numbers; two groups of one hash are only looked at without need. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}
