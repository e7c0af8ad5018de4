import { refuseProblems, type ConfigProblem } from '../../platform/config/problem';
import type { Config } from '../../platform/config';
import { portProblems, tlsProblems, writingProblems, type PortVariable } from './processProblems';

/** What a process is about to run. */
export interface ProcessUse {
  /** Those of its servers. */
  ports: readonly PortVariable[];
  /** What its parts ask of the configuration. */
  checks: readonly ((config: Config) => readonly ConfigProblem[])[];
}

export function together(...uses: readonly ProcessUse[]): ProcessUse {
  return { ports: uses.flatMap(({ ports }) => ports), checks: uses.flatMap(({ checks }) => checks) };
}

/**
 * Refuses what a process could not run with, and in production what is safe on one's own machine only.
 *
 * @throws ConfigError that says all of it at once
 */
export function assertUsable(config: Config, use: ProcessUse): void {
  refuseProblems(configurationProblems(config, use));
}

/** What a wrong variable leads to further on is left out. */
export function configurationProblems(config: Config, { ports, checks }: ProcessUse): ConfigProblem[] {
  const wrong = new Set(config.problems.map(({ variable }) => variable));
  const found = [
    ...portProblems(config, ports),
    ...tlsProblems(config),
    ...checks.flatMap((check) => check(config)),
    ...(config.production ? writingProblems(config) : []),
  ];
  return withoutRepeats([...config.problems, ...found.filter(({ variable }) => !wrong.has(variable))]);
}

/** Parts of one process may ask for the same. */
function withoutRepeats(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
