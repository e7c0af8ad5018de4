import { Command } from 'commander';
import { createCheckCommand } from '../check';
import { createCheckDataCommand } from '../checkData';
import { createKeyPairCommand } from '../keyPair';
import { problemText } from '../problemText';

/** The commands by which whoever writes a service of their own tries it, for one file that needs no clone of the project. */
async function main(): Promise<void> {
  const program = new Command('congdoan-check').description(
    'Bộ kiểm tra dịch vụ của một tỉnh. The checks of a province’s service.',
  );
  for (const create of [createCheckCommand, createCheckDataCommand, createKeyPairCommand]) {
    program.addCommand(create());
  }
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${problemText(error)}\n`);
    process.exitCode = 2;
  }
}

void main();
