import { isRecord } from '../../../domain/isRecord';

/** What a province gave is not of the type that the contract gives; the message names the place. */
export class UnusableAnswerError extends Error {
  /** The beginning of what came. */
  readonly got: string;

  constructor(
    readonly expected: string,
    readonly place: string | null,
    got: unknown,
  ) {
    const described = describe(got);
    super(`Expected ${expected} at ${place ?? 'some place'}, got ${described}`);
    this.got = described;
  }
}

const mostDescribed = 60;

/** The beginning of a value of any size and depth; what is further down is left out, since it may be too deep to write. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return write(value.slice(0, mostDescribed).map(withoutDepth));
  if (!isRecord(value)) return write(withoutDepth(value));
  const fields = Object.entries(value).slice(0, mostDescribed);
  return write(Object.fromEntries(fields.map(([name, below]) => [name, withoutDepth(below)])));
}

function withoutDepth(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return '…';
  return typeof value === 'string' ? value.slice(0, mostDescribed) : value;
}

function write(value: unknown): string {
  return JSON.stringify(value).slice(0, mostDescribed);
}
