import { GraphQLError } from 'graphql';
import type { Caller } from '../domain/roles';
import { ErrorCode } from '../domain/errors';
import { isRecord } from '../domain/isRecord';
import type { Logger } from '../platform/logger';
import { registerAudience } from '../platform/shardTokens/claims';
import type { ShardSigner } from '../platform/shardTokens/signer';
import type { Tls } from '../platform/tls';
import { createTarget, post } from './provinces/http';
import type { GraphqlBody } from './provinces/httpOutcome';

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
  /** Of the request that led to this one; null where it serves several. */
  requestId: string | null;
}

export interface RegisterAnswer {
  /** As it came; null where there is none. */
  text: string | null;
  data?: Record<string, unknown> | null;
  errors?: GraphQLError[];
}

export interface RegisterClientDependencies {
  url: string;
  signer: ShardSigner;
  tls?: Tls | undefined;
  logger: Logger;
}

/** What the register says is the same for everybody, so it is not told who asks. */
const anybody: Caller = { role: 'public', id: 'anybody' };

const connections = 32;
const connectTimeoutMillis = 2_000;
/** The whole register is below 1 MB. */
const maxResponseBytes = 32 * 1024 * 1024;

export function createRegisterClient({
  url,
  signer,
  tls,
  logger,
}: RegisterClientDependencies): RegisterClient {
  const target = createTarget(url, { connections, connectTimeoutMillis, tls });

  /** Once more where no answer had begun: a connection that the register had just given up. */
  async function postTwice(body: string, { deadlineAt, requestId }: RegisterQueryOptions) {
    const token = await signer.sign([registerAudience], anybody);
    const options = () => ({
      body,
      token,
      requestId,
      timeoutMillis: Math.max(1, deadlineAt - Date.now()),
      maxResponseBytes,
    });
    const outcome = await post(target, options());
    return outcome.kind === 'failed' && outcome.retriable ? post(target, options()) : outcome;
  }

  return {
    async query(query, variables, options) {
      const outcome = await postTwice(JSON.stringify({ query, variables }), options);
      if (outcome.kind === 'answer') return readBody(outcome.text, outcome.body);
      const { reason, detail } =
        outcome.kind === 'failed' ? outcome : { reason: 'INVALID_ANSWER', detail: 'HTTP status 304' };
      logger.error({ url, reason, detail, requestId: options.requestId }, 'The register failed');
      return {
        text: null,
        errors: [
          new GraphQLError(`The register gave no answer: ${reason}`, {
            extensions: { code: ErrorCode.registerUnavailable, reason },
          }),
        ],
      };
    },
    close: () => target.pool.close(),
  };
}

function readBody(text: string, { data, errors }: GraphqlBody): RegisterAnswer {
  return {
    text,
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.filter(isRecord).map(readError) }),
  };
}

function readError({ message, path, extensions }: Record<string, unknown>): GraphQLError {
  return new GraphQLError(typeof message === 'string' ? message : 'Error without a message', {
    ...(Array.isArray(path) && { path: path as (string | number)[] }),
    extensions: isRecord(extensions) ? extensions : {},
  });
}
