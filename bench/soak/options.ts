import { Command } from 'commander';
import { readNumber } from '../options';

export interface SoakOptions {
  seconds: number;
  seed: number;
}

/** Says what is wrong, or how it is used, and ends the process if these cannot be read. */
export function readSoakOptions(words: readonly string[]): SoakOptions {
  return new Command('npm run soak --')
    .description('Runs a gateway among services that fail, and holds every answer against what is known')
    .option('--seconds <number>', 'how long', readNumber, 120)
    .option('--seed <number>', 'of the faults: the same seed brings the same ones', readNumber, 1)
    .parse(words, { from: 'user' })
    .opts<SoakOptions>();
}
