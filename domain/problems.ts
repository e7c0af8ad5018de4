import { AppError, ErrorCode } from './errors';

export interface ImportProblem {
  /** Where in the file, such as `row 12, column "Đơn vị"` or `facts[3].measure`. */
  place: string;
  /** What is wrong, with the value and what would be right. */
  message: string;
  /** As a spreadsheet counts them; of an array in JSON the index. */
  row?: number;
  column?: string;
  value?: string;
}

const shownProblems = 100;

/** A file that cannot be imported; nothing of it was written. */
export class ImportError extends AppError {
  constructor(
    readonly file: string,
    readonly problems: readonly ImportProblem[],
    /** How many there are, where not all are given. */
    readonly count = problems.length,
  ) {
    const shown = problems.slice(0, shownProblems);
    const more = count - shown.length;
    const lines = shown.map(({ place, message }) => `  ${place}: ${message}`);
    super(
      ErrorCode.importRefused,
      [`"${file}" has ${count} problem${count === 1 ? '' : 's'}`, ...lines]
        .concat(more > 0 ? [`  and ${more} more`] : [])
        .join('\n'),
      { file, count, problems: shown },
    );
  }
}

/** Collects what is wrong with a file: keeps the first hundred problems and counts all. */
export interface ProblemList {
  add(...problems: ImportProblem[]): void;
  readonly count: number;
  /** @throws ImportError where there is any */
  throwIfAny(): void;
}

export function createProblemList(file: string): ProblemList {
  const kept: ImportProblem[] = [];
  let count = 0;
  return {
    add(...problems) {
      count += problems.length;
      kept.push(...problems.slice(0, shownProblems - kept.length));
    },
    get count() {
      return count;
    },
    throwIfAny() {
      if (count > 0) throw new ImportError(file, kept, count);
    },
  };
}

/** The value as a message shows it: quoted, and not longer than a line. */
export function quoteValue(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
