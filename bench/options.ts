import { Command, InvalidArgumentError } from 'commander';
import { projectPath } from '../platform/paths';
import { counts, workloadNames } from './plan';
import { scaleNames } from './scale';

export interface BenchOptions {
  quick: boolean;
  /** Null for all. */
  only: string[] | null;
  provinces: number[];
  repeats: number;
  json: boolean;
  resume: boolean;
  out: string;
}

/** Says what is wrong, or how it is used, and ends the process if these cannot be read. */
export function readOptions(words: readonly string[]): BenchOptions {
  const program = new Command('npm run bench --')
    .description('Measures the gateway and what one would use instead, on this machine')
    .option('--quick', '63 provinces, once, a second each, without what takes long to start', false)
    .option(
      '--only <workloads>',
      `of ${workloadNames.join(', ')}; commas between them; scale for all of replicas and screens`,
      readWorkloads,
    )
    .option('--provinces <numbers>', 'how many provinces; commas between them', readNumbers)
    .option('--repeats <number>', 'how often each cell is run', readNumber)
    .option('--json', 'print JSON instead of tables', false)
    .option('--resume', 'go on where a run was cut off', false)
    .option('--out <folder>', 'where results, tables and charts go', projectPath('.data', 'bench'));
  const given = program.parse(words, { from: 'user' }).opts<Partial<BenchOptions>>();
  const { quick = false } = given;
  return {
    only: null,
    provinces: quick ? [63] : counts,
    repeats: quick ? 1 : 3,
    ...given,
  } as BenchOptions;
}

export function readNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to 9999, got "${text}"`);
  }
  return Number(text);
}

function readNumbers(text: string): number[] {
  return text.split(',').map(readNumber);
}

function readWorkloads(text: string): string[] {
  const names = text.split(',').flatMap((name) => (name === 'scale' ? scaleNames : [name]));
  const unknown = names.find((name) => !workloadNames.includes(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`Expected some of ${workloadNames.join(', ')}, got "${unknown}"`);
  }
  return names;
}
