import { readNamedFile } from '../../platform/namedFile';
import type { ConfigProblem } from '../../platform/config/problem';
import type { Config } from '../../platform/config';
import { listChange, type ListChange } from '../../platform/provinces/listChange';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { readYamlFile } from '../../platform/yamlFile';
import { federationName } from '../../services/province/import/provinceNames';
import { attempt } from './attempt';
import { didYouMean } from './knownProvinces';
import { tokenProblems } from './secretProblems';

/** Provinces of the list that the register does not know: nobody would ask them. */
export function unknownInList(
  config: Config,
  file = config.provincesFile,
  variable = 'PROVINCES_FILE',
): ConfigProblem[] {
  const { value, problems } = attempt(variable, () => {
    const content = readNamedFile(file);
    const ids = [...parseProvincesFile(content, file, config.variables).keys()];
    const unknown = ids.filter((id) => federationName(id) === undefined);
    const yaml = readYamlFile(content, file);
    return yaml.error(unknown.map((id) => ({ path: ['provinces', id], message: didYouMean(id) }))).problems;
  });
  // What cannot be read is told by whoever reads it.
  return problems.length > 0 ? [] : (value ?? []).map((problem) => ({ variable, ...problem }));
}

export interface DryRun {
  problems: readonly ConfigProblem[];
  /** Null if one of the lists cannot be used. */
  change: ListChange | null;
}

/** What a running gateway would do with a new list in place of its own. */
export function dryRun(config: Config, file: string): DryRun {
  const read = (path: string, name: string) =>
    attempt(name, () => parseProvincesFile(readNamedFile(path), path, config.variables));
  const [before, after] = [read(config.provincesFile, 'PROVINCES_FILE'), read(file, file)];
  if (after.value === null) return { problems: after.problems, change: null };
  const problems = [...unknownInList(config, file, file), ...tokenProblems(config, [...after.value.keys()])];
  return { problems, change: before.value && listChange(before.value, after.value) };
}
