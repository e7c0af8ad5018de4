import { GraphQLError } from 'graphql';
import type { Caller } from '../../domain/roles';
import { ErrorCode } from '../../domain/errors';
import type { FailureReason } from '../../domain/gapReasons';
import { isRecord } from '../../domain/isRecord';
import type { Logger } from '../../platform/logger';
import { registerAudience } from '../../platform/gatewayTokens/claims';
import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import type { Tls } from '../../platform/tls';
import { createChangeLog } from '../../platform/provinces/changeLog';
import { createEndpointClient } from '../provinces/endpoint';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { EndpointSettings } from '../../platform/provinces/provincesFile';
import type { GraphqlBody } from '../../platform/provinces/reply';

/** The one way to the register's service. */
export interface RegisterClient {
  /** Never throws; a failure is an error of code REGISTER_UNAVAILABLE. */
  query(
    query: string,
    variables: Record<string, unknown>,
    options: RegisterQueryOptions,
  ): Promise<RegisterAnswer>;
  close(): Promise<void>;
}

export interface RegisterQueryOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Of the request that led to this one; null if it serves several. */
  requestId: string | null;
}

export interface RegisterAnswer {
  /** As it came; null if there is none. */
  text: string | null;
  data?: Record<string, unknown> | null;
  errors?: GraphQLError[];
  /** Why there is none; for the operator. */
  failure?: Gap;
}

export interface RegisterClientDependencies {
  url: string;
  signer: TokenSigner;
  tls?: Tls | undefined;
  logger: Logger;
}

/** What the register says is the same for everybody, so it is not told who asks. */
const anybody: Caller = { role: 'public', id: 'anybody' };

/**
 * The register is ours and every operation needs it: nobody is turned away. One that hangs must cost no more than one that
 * is down, so its breaker opens soon, and closes within a second of when it is back.
 */
const settings: EndpointSettings = Object.freeze({
  timeoutMillis: 2_000,
  connections: 32,
  concurrency: Infinity,
  queue: 0,
  // The whole register is below 1 MB.
  maxResponseBytes: 32 * 1024 * 1024,
  breakerFailures: 3,
  breakerWindowMillis: 10_000,
  breakerOpenMillis: 1_000,
});

/**
 * To be refused costs nothing, and a register that is back is used at once. Of one that hangs it is found out behind the
 * operations whether it is well again: none of them waits for that.
 */
const hanging = { opensBreaker: ({ reason }: Gap) => reason === 'TIMED_OUT', probeMillis: 0 };

const neverTagged = gap('unusable', 'HTTP status 304');

export function createRegisterClient(dependencies: RegisterClientDependencies): RegisterClient {
  const { url, signer, tls, logger } = dependencies;
  const changes = createChangeLog(logger, {
    failed: 'The register failed',
    answered: 'The register answers again',
  });
  const client = createEndpointClient({ url, settings }, { tls, ...hanging, logger });
  return {
    async query(query, variables, { deadlineAt, requestId }) {
      const token = signer.sign([registerAudience], anybody);
      const body = JSON.stringify({ query, variables });
      const leftMillis = Math.max(1, Math.min(settings.timeoutMillis, deadlineAt - Date.now()));
      const reply = await client.send({ body, token, requestId }, { timeoutMillis: leftMillis });
      if (reply.kind === 'answer') {
        changes.answered(url, { url });
        return readBody(reply.text, reply.body);
      }
      const failure = reply.kind === 'gap' ? reply : neverTagged;
      changes.failed(url, failure, { url, requestId });
      return { text: null, errors: [unavailable(failure.reason)], failure };
    },
    close: client.close,
  };
}

function readBody(text: string, { data, errors }: GraphqlBody): RegisterAnswer {
  return {
    text,
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.filter(isRecord).map(readError) }),
  };
}

function unavailable(reason: FailureReason): GraphQLError {
  const extensions = { code: ErrorCode.registerUnavailable, reason };
  return new GraphQLError(`The register gave no answer: ${reason}`, { extensions });
}

function readError({ message, path, extensions }: Record<string, unknown>): GraphQLError {
  // One whose database is gone is as good as down: what was kept of it stands in.
  if (isRecord(extensions) && extensions.code === ErrorCode.databaseUnavailable)
    return unavailable('UNREACHABLE');
  return new GraphQLError(typeof message === 'string' ? message : 'Error without a message', {
    ...(Array.isArray(path) && { path: path as (string | number)[] }),
    extensions: isRecord(extensions) ? extensions : {},
  });
}
