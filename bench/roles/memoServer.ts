import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse, type GraphQLSchema } from 'graphql';

export interface MemoServer {
  port: number;
  /** The data has changed. */
  forget(): void;
  hang(hanging: boolean): void;
  requests(): number;
  stop(): void;
}

export interface MemoOptions {
  /** By path; made at the first question. */
  schemas: Readonly<Record<string, () => GraphQLSchema>>;
  context: unknown;
  cacheControl: string;
}

/**
 * A GraphQL service that executes each different request once and then answers it from memory, on plain `node:http`: it
 * costs next to nothing, so that what asks it is what is measured.
 */
export async function startMemoServer({ schemas, context, cacheControl }: MemoOptions): Promise<MemoServer> {
  const known = new Map<string, Buffer>();
  const made = new Map<string, GraphQLSchema>();
  let revision = 1;
  let hanging = false;
  let requests = 0;

  async function answer(path: string, body: string): Promise<Buffer> {
    const key = `${path} ${body}`;
    const before = known.get(key);
    if (before) return before;
    const createSchema = schemas[path];
    if (!createSchema) throw new Error(`Nothing answers at ${path}`);
    const schema = made.get(path) ?? createSchema();
    made.set(path, schema);
    const { query, variables, operationName } = JSON.parse(body) as Request;
    const document = parse(query);
    const result = await execute({
      schema,
      document,
      variableValues: variables ?? {},
      contextValue: context,
      operationName: operationName ?? null,
    });
    if (result.errors) throw new Error(`${query}: ${result.errors.join(', ')}`);
    const written = Buffer.from(JSON.stringify(result));
    if (known.size < mostKnown) known.set(key, written);
    return written;
  }

  const server = createServer((request, response) => {
    requests += 1;
    if (hanging) return;
    readBody(request, (body) => {
      const etag = `"${revision}"`;
      const headers = { etag, 'cache-control': cacheControl };
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, headers).end();
        return;
      }
      answer(request.url ?? '', body).then(
        (written) => send(response, 200, written, headers),
        (error: unknown) => send(response, 500, Buffer.from(JSON.stringify({ error: String(error) })), {}),
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  await listen(server);
  return {
    port: (server.address() as AddressInfo).port,
    forget: () => {
      revision += 1;
      known.clear();
    },
    hang: (value) => {
      hanging = value;
    },
    requests: () => requests,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Request {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** New operation texts must not fill the memory. */
const mostKnown = 10_000;

function readBody(request: IncomingMessage, take: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => take(Buffer.concat(chunks).toString('utf8')));
}

function send(response: ServerResponse, status: number, body: Buffer, headers: Record<string, string>): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...headers,
  });
  response.end(body);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
