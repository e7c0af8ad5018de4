import { AppError, ErrorCode } from './errors';
import { plainText, withUnseenWritten } from './plainText';

export interface ImportProblem {
  /** Where in the file, such as `row 12, column "Đơn vị"` or `facts[3].measure`. */
  place: string;
  /** What is wrong, with the value and what would be right. */
  message: string;
  /** As a spreadsheet counts them; of an array in JSON the index. */
  row?: number;
  column?: string;
  value?: string;
  /** All rows that have the same problem, of which `row` is the first; absent if it is one row's. */
  rows?: readonly number[];
}

const shownProblems = 100;
/** Rows that are kept of one problem. */
const keptRows = 10_000;

/** A file that cannot be imported; nothing of it was written. */
export class ImportError extends AppError {
  readonly problems: readonly ImportProblem[];

  constructor(
    readonly file: string,
    given: readonly ImportProblem[],
    /** How many there are, if not all are given. */
    readonly count = given.length,
  ) {
    const problems = given.map(inPlainText);
    const shown = problems.slice(0, shownProblems);
    const more = count - shown.reduce((so, { rows = [] }) => so + Math.max(1, rows.length), 0);
    const lines = problemLines(shown);
    super(
      ErrorCode.importRefused,
      [`"${file}" có ${count} chỗ sai. "${file}" has ${count} problem${count === 1 ? '' : 's'}`, ...lines]
        .concat(more > 0 ? [`  và ${more} chỗ nữa / and ${more} more`] : [])
        .join('\n'),
      { file, count, problems: shown },
    );
    this.problems = problems;
  }
}

/** What stands in a file may be quoted, and is shown on terminals. */
function inPlainText(problem: ImportProblem): ImportProblem {
  const { place, message, column } = problem;
  return {
    ...problem,
    place: plainText(place),
    message: message.split('\n').map(plainText).join('\n'),
    ...(column !== undefined && { column: plainText(column) }),
  };
}

/** Collects what is wrong with a file: keeps the first hundred problems and counts all. */
export interface ProblemList {
  readonly file: string;
  add(...problems: ImportProblem[]): void;
  readonly count: number;
  /** Those that are kept. */
  readonly problems: readonly ImportProblem[];
  /** @throws ImportError if there is any */
  throwIfAny(): void;
}

type KeptProblem = Omit<ImportProblem, 'rows'> & { rows?: number[] };

export function createProblemList(file: string): ProblemList {
  const kept: KeptProblem[] = [];
  const firstOf = new Map<string, KeptProblem>();
  let count = 0;
  return {
    file,
    problems: kept,
    add(...problems) {
      count += problems.length;
      for (const problem of problems) {
        const key = `${problem.column ?? ''}|${problem.value ?? ''}|${problem.message}`;
        const same = problem.row === undefined ? undefined : firstOf.get(key);
        if (same?.row !== undefined && problem.row !== undefined) {
          same.rows ??= [same.row];
          if (same.rows.length < keptRows) same.rows.push(problem.row);
        } else if (kept.length < shownProblems) {
          const { rows: _rows, ...own }: ImportProblem = problem;
          const first: KeptProblem = own;
          kept.push(first);
          firstOf.set(key, first);
        }
      }
    },
    get count() {
      return count;
    },
    throwIfAny() {
      if (count > 0) throw new ImportError(file, kept, count);
    },
  };
}

/** A line each; the same problem in many rows is said once, with its rows. */
export function problemLines(problems: readonly ImportProblem[]): string[] {
  return problems.map(({ place, message, rows }) => {
    const others = rows === undefined ? '' : ` (dòng / rows ${rowsText(rows)})`;
    return `  ${place}: ${message}${others}`;
  });
}

/** `2-5, 9`; what is beyond a line is counted. */
function rowsText(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && row <= last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  const shown = ranges.slice(0, 20).map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  return shown.join(', ') + (ranges.length > shown.length || rows.length >= keptRows ? '…' : '');
}

const longestQuote = 80;

/** The value as a message shows it: quoted, and not longer than a line, however long and deep it is. */
export function quoteValue(value: unknown): string {
  const text = JSON.stringify(beginningOf(value, 3)) ?? String(value);
  return withUnseenWritten(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}

function beginningOf(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return value.slice(0, longestQuote + 1);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, longestQuote).map((part) => beginningOf(part, levels - 1));
  const beginning: Record<string, unknown> = {};
  let fields = 0;
  for (const key in value) {
    fields += 1;
    if (fields > longestQuote) break;
    beginning[key.slice(0, longestQuote)] = beginningOf((value as Record<string, unknown>)[key], levels - 1);
  }
  return beginning;
}
