import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord } from '../../../domain/isRecord';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { changeAnswer, type AskedQuery, type Asker, type Changes } from './changedAnswer';

/** An answer on its way out. */
export interface Sent {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

interface Body {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions?: object }[];
}

/** How a service departs from the truth. Everything that is not given is as the honest service has it. */
export interface Telling {
  /** Changes what is asked, before the honest service sees it. */
  ask?(asked: AskedQuery, asker: Asker): AskedQuery;
  /** Whom a token that the honest service would refuse is taken for; null to refuse it all the same. */
  trust?(claims: Record<string, unknown>, header: Record<string, unknown>): boolean;
  /** As whom somebody is answered. */
  takesFor?(asker: Asker, asked: AskedQuery): 'own' | 'analyst' | 'public' | null;
  changes?: Changes;
  /** Changes the parsed answer in place. */
  body?(body: Body, asked: AskedQuery, asker: Asker): void;
  /** Changes what is sent, in writing. */
  sent?(sent: Sent, request: { headers: IncomingMessage['headers']; asked: AskedQuery }): Sent;
  /** Sends it in its own way. */
  send?(response: ServerResponse, sent: Sent): void;
}

/** A service that says what another says, except for the lie that stands in its path. */
export interface Liar {
  urlOf(lie: string): string;
  /** Requests that were sent to a lie. */
  asked(lie: string): number;
  stop(): Promise<void>;
}

export async function startLiar(
  honest: string,
  province: string,
  tellings: ReadonlyMap<string, Telling>,
): Promise<Liar> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const lie = pathname.split('/')[1] ?? '';
    counts.set(lie, (counts.get(lie) ?? 0) + 1);
    const telling = tellings.get(lie) ?? {};
    pass(`${honest}${search}`, province, telling, request)
      .then((sent) => (telling.send ?? sendPlainly)(response, sent))
      .catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (lie) => `http://127.0.0.1:${port}/${lie}/graphql`,
    asked: (lie) => counts.get(lie) ?? 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendPlainly(response: ServerResponse, { status, headers, body }: Sent): void {
  response.writeHead(status, headers).end(body);
}

async function pass(
  url: string,
  province: string,
  telling: Telling,
  request: IncomingMessage,
): Promise<Sent> {
  const { header, claims } = readToken(request.headers.authorization);
  const asker: Asker = {
    role: String(claims.role),
    isOwn: claims.role === 'province' && claims.province === province,
  };
  const text = await textOf(request);
  const given = parsed(text) as AskedQuery | null;
  const isQuestion = typeof given?.query === 'string';
  const asked = isQuestion && telling.ask ? telling.ask(given, asker) : given;
  const { method = 'GET', headers } = request;
  const answer = await fetch(url, {
    method,
    headers: {
      ...pick(headers, ['accept', 'content-type', 'if-none-match', 'authorization']),
      ...(await authorizationFor(province, telling, { asker, claims, header }, given)),
    },
    ...(method !== 'GET' && { body: isQuestion ? JSON.stringify(asked) : text }),
  });
  const passed = pick(Object.fromEntries(answer.headers), [
    ...['content-type', 'etag', 'cache-control', 'vary', 'allow', 'www-authenticate'],
  ]);
  const said = await answer.text();
  const body = isQuestion ? told(said, telling, given, asker) : said;
  const sent: Sent = { status: answer.status, headers: passed, body };
  return telling.sent?.(sent, { headers, asked: given ?? { query: '' } }) ?? sent;
}

function told(said: string, { changes, body: changeBody }: Telling, asked: AskedQuery, asker: Asker): string {
  const body = parsed(said) as Body | null;
  if (!isRecord(body) || (!changes && !changeBody)) return said;
  if (changes && isRecord(body.data)) changeAnswer(body.data, asked, asker, changes);
  changeBody?.(body, asked, asker);
  return JSON.stringify(body);
}

async function authorizationFor(
  province: string,
  { trust, takesFor }: Telling,
  token: { asker: Asker; claims: Record<string, unknown>; header: Record<string, unknown> },
  asked: AskedQuery | null,
): Promise<Record<string, string>> {
  if (trust?.(token.claims, token.header)) return testAuthorization([province, nobody]);
  const as = takesFor?.(token.asker, asked ?? { query: '' });
  if (as === 'own') return testAuthorization([province, nobody], { role: 'province', id: 'x', province });
  return as === 'analyst' || as === 'public'
    ? testAuthorization([province, nobody], { role: as, id: 'x' })
    : {};
}

/** The check asks for it too, and a service is to answer that it does not hold it. */
const nobody = 'khong-co-tinh-nay';

function readToken(authorization = ''): Record<'header' | 'claims', Record<string, unknown>> {
  const [header, claims] = authorization
    .replace(/^Bearer /, '')
    .split('.')
    .map(decoded);
  return { header: header ?? {}, claims: claims ?? {} };
}

function decoded(part: string): Record<string, unknown> {
  const value = parsed(Buffer.from(part, 'base64url').toString());
  return isRecord(value) ? value : {};
}

function pick(headers: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
