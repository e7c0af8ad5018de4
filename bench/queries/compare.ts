import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { operationChoices } from './choices';
import { differencesOf } from './differences';
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
  differences: Difference[];
}

export interface Difference {
  request: QueryRequest;
  /** What is different in the answer. */
  parts: string[];
}

/** Asks generated operations, and holds every answer against the reference. */
export async function compareAnswers(
  system: ComparedSystem,
  options: ComparisonOptions,
): Promise<Comparison> {
  const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
  const differences: Difference[] = [];
  let asked = 0;
  while (asked < options.count && differences.length < options.mostDifferences) {
    /** The smallest so far. */
    let last: Difference | null = null;
    const { numRuns, failed } = await fc.check(
      fc.asyncProperty(operationChoices, async (choices) => {
        const request = writeOperation(choices, schema);
        const parts = await compare(system, request);
        if (parts.length > 0) last = { request, parts };
        return parts.length === 0;
      }),
      { numRuns: options.count - asked, seed: options.seed + differences.length },
    );
    asked += numRuns;
    if (failed && last) differences.push(last);
  }
  return { asked, differences };
}

async function compare(system: ComparedSystem, request: QueryRequest): Promise<string[]> {
  const [answer, right] = await Promise.all([system.ask(request), system.reference.answer(request)]);
  return differencesOf(answer, right);
}

export function writeDifference({ request, parts }: Difference): string {
  const { query, variables, operationName } = request;
  return [query, JSON.stringify({ variables, operationName }), ...parts.map((part) => `  ${part}`)].join(
    '\n',
  );
}
