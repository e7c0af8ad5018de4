import { GraphQLError } from 'graphql';

/** Codes that clients may rely on. A published code never changes its meaning. */
export const ErrorCode = {
  badUserInput: 'BAD_USER_INPUT',
  /** Apollo Server's own for it. */
  operationNotChosen: 'OPERATION_RESOLUTION_FAILURE',
  provinceNotHeld: 'PROVINCE_NOT_HELD',
  provinceUnavailable: 'PROVINCE_UNAVAILABLE',
  /** An error inside the answer of a province. */
  provinceError: 'PROVINCE_ERROR',
  incomplete: 'INCOMPLETE',
  registerUnavailable: 'REGISTER_UNAVAILABLE',
  importRefused: 'IMPORT_REFUSED',
  importUnanswered: 'IMPORT_UNANSWERED',
  importBusy: 'IMPORT_BUSY',
  undoRefused: 'UNDO_REFUSED',
  /** A report at the desk was changed by somebody else, or is past the step that is asked for. */
  workConflict: 'WORK_CONFLICT',
  unauthenticated: 'UNAUTHENTICATED',
  forbidden: 'FORBIDDEN',
  savedOperationsOnly: 'SAVED_OPERATIONS_ONLY',
  rateLimited: 'RATE_LIMITED',
  identityUnavailable: 'IDENTITY_UNAVAILABLE',
  cacheUnavailable: 'CACHE_UNAVAILABLE',
  auditUnavailable: 'AUDIT_UNAVAILABLE',
  storageUnavailable: 'STORAGE_UNAVAILABLE',
  /** The database of a service does not answer, or went away in the midst of what was asked. */
  databaseUnavailable: 'DATABASE_UNAVAILABLE',
  unsupportedMediaType: 'UNSUPPORTED_MEDIA_TYPE',
  notFound: 'NOT_FOUND',
  methodNotAllowed: 'METHOD_NOT_ALLOWED',
  tooLarge: 'TOO_LARGE',
  costLimit: 'COST_LIMIT_EXCEEDED',
  depthLimit: 'DEPTH_LIMIT_EXCEEDED',
  aliasLimit: 'ALIAS_LIMIT_EXCEEDED',
  tokenLimit: 'TOKEN_LIMIT_EXCEEDED',
  directiveLimit: 'DIRECTIVE_LIMIT_EXCEEDED',
  internal: 'INTERNAL_SERVER_ERROR',
} as const;

/** An expected failure, told to the client as it is. */
export class AppError extends GraphQLError {
  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } });
  }
}

/** What is said to the staff of offices, in Vietnamese and in English; what is said in English alone is for programmers. */
export interface Words {
  vi: string;
  en: string;
}

/** An argument that cannot be used; the message names it, what was expected and what came. */
export class InvalidInputError extends AppError {
  constructor(argument: string, expected: string | Words, got: unknown) {
    const { vi, en } = typeof expected === 'string' ? { vi: null, en: expected } : expected;
    const english = `Argument "${argument}" must be ${en}, got ${quote(got)}`;
    const message =
      vi === null ? english : `Tham số "${argument}" cần là ${vi}, gặp ${quote(got)}. ${english}`;
    super(ErrorCode.badUserInput, message, { argument });
  }
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
