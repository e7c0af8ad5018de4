import { readFileSync } from 'node:fs';
import type { ConfigProblem } from '../../platform/config/problem';
import { fileProblemOf } from '../../platform/fileProblem';
import { YamlFileError } from '../../platform/yamlFile';

/** What a variable's file says, if it can be read and used, and otherwise why not. */
export type Attempt<Value> =
  { value: Value; problems: readonly [] } | { value: null; problems: readonly ConfigProblem[] };

/** @param use may throw of what stands in the variable, or in the file that it names */
export function attempt<Value>(variable: string, use: () => Value): Attempt<Value> {
  try {
    return { value: use(), problems: [] };
  } catch (error) {
    return { value: null, problems: problemsOf(variable, error) };
  }
}

/** @throws as the file system and `use` do */
export function useFile<Value>(file: string, use: (content: string) => Value): Value {
  return use(readFileSync(file, 'utf8'));
}

function problemsOf(variable: string, error: unknown): ConfigProblem[] {
  if (error instanceof YamlFileError) return error.problems.map((problem) => ({ variable, ...problem }));
  if (!(error instanceof Error)) return [{ variable, message: String(error) }];
  const ofFile = fileProblemOf(error) ?? fileProblemOf(error.cause);
  return [{ variable, message: ofFile ?? error.message.replace(/\n\s*/g, '; ') }];
}
