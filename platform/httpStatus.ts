import { GraphQLError } from 'graphql';
import { ErrorCode, type AppError } from '../domain/errors';

const statusByCode: Readonly<Record<string, number>> = {
  [ErrorCode.badUserInput]: 400,
  [ErrorCode.operationNotChosen]: 400,
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.savedOperationsOnly]: 403,
  [ErrorCode.provinceNotHeld]: 404,
  [ErrorCode.notFound]: 404,
  [ErrorCode.methodNotAllowed]: 405,
  [ErrorCode.incomplete]: 409,
  [ErrorCode.importBusy]: 409,
  [ErrorCode.undoRefused]: 409,
  [ErrorCode.workConflict]: 409,
  [ErrorCode.costLimit]: 400,
  [ErrorCode.depthLimit]: 400,
  [ErrorCode.aliasLimit]: 400,
  [ErrorCode.tokenLimit]: 400,
  [ErrorCode.directiveLimit]: 400,
  [ErrorCode.tooLarge]: 413,
  [ErrorCode.unsupportedMediaType]: 415,
  [ErrorCode.importRefused]: 422,
  [ErrorCode.importUnanswered]: 422,
  [ErrorCode.rateLimited]: 429,
  [ErrorCode.registerUnavailable]: 503,
  [ErrorCode.identityUnavailable]: 503,
  [ErrorCode.cacheUnavailable]: 503,
  [ErrorCode.auditUnavailable]: 503,
  [ErrorCode.storageUnavailable]: 503,
  [ErrorCode.databaseUnavailable]: 503,
};

/** The status of an answer that is nothing but an error of this code; 500 for a code that is not expected there. */
export function httpStatusOf(code: unknown): number {
  return statusByCode[String(code)] ?? 500;
}

/** The error as Apollo Server takes it, with the status and headers of the answer that it makes. */
export function withHttpStatus(error: AppError, headers: readonly [string, string][] = []): GraphQLError {
  const http = { status: httpStatusOf(error.extensions.code), headers: new Map(headers) };
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
}
