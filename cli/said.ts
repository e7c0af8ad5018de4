import type { Logger } from '../platform/logger';

/** How a role says to its operator what is not of a request: in production as the log does, else as a person reads it. */
export interface Said {
  lines(lines: readonly string[]): void;
  failure(text: string): void;
}

/** @param isProduction whether a program reads what stands on both outputs */
export function createSaid(isProduction: boolean, logger: Logger): Said {
  if (isProduction) {
    return {
      lines: (lines) => lines.forEach((line) => logger.info(line.trim())),
      // A start that fails must not do so without a word.
      failure: (text) =>
        logger.isLevelEnabled('fatal') ? logger.fatal(text) : void process.stderr.write(`${text}\n`),
    };
  }
  return {
    lines: (lines) => void process.stdout.write(`${lines.join('\n')}\n`),
    failure: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** What nobody expected ends the process, and says so in the log as everything else. */
export function endOnCrash(logger: Logger): void {
  const end = (error: unknown) => {
    logger.fatal(
      { err: error },
      'Lỗi không ngờ; tiến trình dừng. An error that nobody expected; the process ends',
    );
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
