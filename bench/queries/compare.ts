import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { operationChoices } from './choices';
import { constructs, constructsOf, type Construct } from './constructs';
import { differencesOf, isInvalid, isRefused } from './differences';
import type { QueryRequest } from './reference';
import type { ComparedSystem } from './system';
import { writeOperation } from './writeOperation';

export interface ComparisonOptions {
  count: number;
  seed: number;
  /** No more of them are looked for; each is made as small as can be, which takes a while. */
  mostDifferences: number;
}

export interface Comparison {
  /** Operations that were asked to find differences. */
  asked: number;
  /** How many of them were refused, as they should be. */
  refused: number;
  /** How many of them have each construct. */
  having: Record<Construct, number>;
  differences: Difference[];
}

export interface Difference {
  request: QueryRequest;
  /** What is different in the answer. */
  parts: string[];
}

/** Operations that are asked to make one that differs smaller. */
const mostSmaller = 400;

/** Asks generated operations, and holds every answer against the reference. */
export async function compareAnswers(
  system: ComparedSystem,
  options: ComparisonOptions,
): Promise<Comparison> {
  const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
  const having = Object.fromEntries(constructs.map((name) => [name, 0])) as Comparison['having'];
  const comparison: Comparison = { asked: 0, refused: 0, having, differences: [] };
  const { differences } = comparison;
  while (comparison.asked < options.count && differences.length < options.mostDifferences) {
    /** The smallest so far. */
    let last: Difference | null = null;
    let smaller = 0;
    const { numRuns, failed } = await fc.check(
      fc.asyncProperty(operationChoices, async (choices) => {
        // As small as it will be.
        if (last !== null && (smaller += 1) > mostSmaller) return true;
        const request = writeOperation(choices, schema);
        const { parts, refused } = await compare(system, request);
        // What is asked to make a difference smaller does not count.
        if (last === null) note(comparison, constructsOf(request, schema), refused);
        if (parts.length > 0) last = { request, parts };
        return parts.length === 0;
      }),
      { numRuns: options.count - comparison.asked, seed: options.seed + differences.length },
    );
    comparison.asked += numRuns;
    if (failed && last) differences.push(last);
  }
  return comparison;
}

function note(comparison: Comparison, found: ReadonlySet<Construct>, refused: boolean): void {
  if (refused) comparison.refused += 1;
  for (const construct of found) comparison.having[construct] += 1;
}

async function compare(
  system: ComparedSystem,
  request: QueryRequest,
): Promise<{ parts: string[]; refused: boolean }> {
  const { reference } = system;
  const [answer, right] = await Promise.all([system.ask(request), reference.answer(request)]);
  // Such as a question about the schema that is too deep.
  if (isInvalid(answer) && !reference.isValid(request)) return { parts: [], refused: true };
  return { parts: differencesOf(answer, right), refused: isRefused(right) };
}

export function writeDifference({ request, parts }: Difference): string {
  const { query, ...others } = request;
  return [query, JSON.stringify(others), ...parts.map((part) => `  ${part}`)].join('\n');
}
