/** Something in the configuration that cannot be used, with what mends it. */
export interface ConfigProblem {
  /** The variable of the environment that is to be changed, or that names the file that is. */
  variable: string;
  /** Of the file that the variable names. */
  line?: number;
  /** In Vietnamese, then in English. */
  message: string;
}

/** The configuration cannot be used; the message names everything that is wrong, all at once. */
export class ConfigError extends Error {}

/** @throws ConfigError if there are any */
export function refuseProblems(problems: readonly ConfigProblem[]): void {
  if (problems.length > 0) throw new ConfigError(problemsText(problems));
}

export function problemsText(problems: readonly ConfigProblem[]): string {
  return ['Cấu hình không dùng được. The configuration cannot be used', ...problems.map(problemLine)].join(
    '\n',
  );
}

export function problemLine({ variable, line, message }: ConfigProblem): string {
  const place = line === undefined ? '' : ` dòng ${line} / line ${line}:`;
  return `  ${variable}:${place} ${message}`;
}
