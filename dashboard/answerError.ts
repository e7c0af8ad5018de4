/** Why there is nothing to show. */
export class AnswerError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** How long the gateway wants not to be asked again. */
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
  }
}

export function asAnswerError(error: unknown): AnswerError {
  return error instanceof AnswerError ? error : new AnswerError('UNEXPECTED', String(error));
}

/** What is not wrong in itself, only not to be had at this moment. */
const passing: ReadonlySet<string> = new Set([
  'NO_ANSWER',
  'NO_DATA',
  'REGISTER_UNAVAILABLE',
  'RATE_LIMITED',
  'CACHE_UNAVAILABLE',
  'IDENTITY_UNAVAILABLE',
]);

/** Whether the same question may have an answer later. */
export function isPassing({ code }: AnswerError): boolean {
  return passing.has(code);
}
