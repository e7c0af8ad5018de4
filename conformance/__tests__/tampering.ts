import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RequestBody {
  query: string;
  variables?: Record<string, unknown>;
}

export interface AnswerBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions?: object }[];
}

/** What a broken server does differently from the one behind it. */
export interface Tampering {
  /** Changes the headers that are passed on in place. */
  headersSent?(headers: Headers): Promise<void>;
  /** Changes the parsed request in place. */
  request?(body: RequestBody): void;
  /** Changes the parsed answer in place. */
  answer?(body: AnswerBody, query: string): void;
  /** Changes the answer as it is written. */
  text?(text: string): string;
  /** Changes the answer's headers in place. */
  headers?(headers: Headers): void;
}

export interface TamperedServer {
  url: string;
  stop(): Promise<void>;
}

/** A server that passes everything on to another, and breaks one thing. */
export async function startTampered(target: string, tampering: Tampering): Promise<TamperedServer> {
  const server = createServer((request, response) => {
    pass(target, tampering, request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  target: string,
  tampering: Tampering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { search } = new URL(request.url ?? '/', 'http://localhost');
  const { method = 'GET', headers } = request;
  const sent = tamper(await textOf(request), (body: RequestBody) => tampering.request?.(body));
  const passed = ['accept', 'content-type', 'if-none-match', 'authorization'].flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : [],
  );
  const sentHeaders = new Headers(passed);
  await tampering.headersSent?.(sentHeaders);
  const answer = await fetch(`${target}${search}`, {
    method,
    headers: sentHeaders,
    ...(method !== 'GET' && { body: sent }),
  });
  const query = (parsed(sent) as { query?: string } | null)?.query ?? '';
  const text = tamper(await answer.text(), (body: AnswerBody) => tampering.answer?.(body, query));
  const answerHeaders = new Headers(answer.headers);
  for (const name of ['content-length', 'connection', 'keep-alive']) answerHeaders.delete(name);
  tampering.headers?.(answerHeaders);
  response
    .writeHead(answer.status, Object.fromEntries(answerHeaders))
    .end(tampering.text ? tampering.text(text) : text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function tamper<Body>(text: string, change: (body: Body) => void): string {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) return text;
  change(body as Body);
  return JSON.stringify(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
