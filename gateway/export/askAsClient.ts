import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { AppError, ErrorCode } from '../../domain/errors';
import { projectPath } from '../../platform/paths';

/** By what the gateway knows who asks. */
export interface Client {
  headers: FastifyRequest['headers'];
  socket: { remoteAddress?: string | undefined };
}

/** An address kept for documentation (RFC 5737): nobody's, and above all not this machine's, which may be trusted. */
export const anybody: Client = { headers: {}, socket: { remoteAddress: '192.0.2.1' } };

/** Runs saved operations for a file. */
export type AskAsClient = <Data>(client: Client, name: string, variables: object) => Promise<Data>;

/** The same, with all that a client is answered. */
type SendAsClient = <Data>(client: Client, name: string, variables: object) => Promise<Answer<Data>>;

export interface Answer<Data> {
  statusCode: number;
  data?: Data | null;
  errors?: GraphQLFormattedError[];
  extensions?: Readonly<Record<string, unknown>>;
}

interface Manifest {
  operations: { id: string; name: string }[];
}

/**
 * Sends saved operations to `/graphql` of this process, as the client who asks for the file: access, limits, deadline and
 * coverage are those of any other operation, so that whoever may see figures may take them home.
 */
export function createAskAsClient(app: FastifyInstance): AskAsClient {
  const send = createSendAsClient(app);
  return async <Data>(client: Client, name: string, variables: object) => {
    const { data, errors, statusCode } = await send<Data>(client, name, variables);
    // Without data there is no file; with it, an error is about a place that says itself that it is empty.
    if (data == null || isEmpty(data)) throw asClientError(errors?.[0], statusCode);
    return data;
  };
}

export function createSendAsClient(app: FastifyInstance): SendAsClient {
  const manifest = readFileSync(projectPath('schema', 'operations', 'manifest.json'), 'utf8');
  const { operations } = JSON.parse(manifest) as Manifest;
  const ids = new Map(operations.map(({ name, id }) => [name, id]));
  return async <Data>(client: Client, name: string, variables: object) => {
    const sha256Hash = ids.get(name);
    if (sha256Hash === undefined) throw new Error(`"${name}" is no saved operation`);
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headersOf(client), 'content-type': 'application/json' },
      ...(client.socket.remoteAddress !== undefined && { remoteAddress: client.socket.remoteAddress }),
      payload: { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } },
    });
    return { ...answer.json<Omit<Answer<Data>, 'statusCode'>>(), statusCode: answer.statusCode };
  };
}

/** Whether the operation has nothing but its failure to say: the field that it is for is null. */
function isEmpty(data: object): boolean {
  return Object.values(data).every((value) => value === null);
}

/** Everything by which the client is known; not what describes the request that it sent. */
function headersOf({ headers }: Client): Record<string, string | string[] | undefined> {
  const own = [
    'accept',
    'accept-encoding',
    'connection',
    'content-length',
    'content-type',
    'transfer-encoding',
  ];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

/** `status` is that of the operation's answer: 200 if it ran and failed. */
function asClientError(error: GraphQLFormattedError | undefined, status: number): Error {
  if (!error) return new AppError(ErrorCode.notFound, 'There is nothing of that id');
  const { code, ...details } = error.extensions ?? {};
  if (typeof code !== 'string' || code === ErrorCode.internal) return new Error(error.message);
  const known = new AppError(code, error.message, details);
  return status < 400 ? known : Object.assign(known, { statusCode: status });
}
