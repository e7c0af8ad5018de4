// A province's service in plain JavaScript: GraphQL over HTTP with ETags, on node:http.
//   PORT=4100 SHARD_PUBLIC_KEYS_FILE=keys.json node examples/foreign-province/server.mjs
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { URL } from 'node:url';
import { TextDecoder } from 'node:util';
import { execute, getOperationAST, GraphQLError, parse, validate } from 'graphql';
import { createService } from './schema.mjs';
import { createTokenCheck } from './token.mjs';

const bodyLimitBytes = 1024 * 1024;
const {
  PORT = '4100',
  HOST = '127.0.0.1',
  SHARD_PUBLIC_KEYS,
  SHARD_PUBLIC_KEYS_FILE,
  DATA_FILE,
} = process.env;
const content = readFileSync(DATA_FILE || new URL('data.json', import.meta.url), 'utf8');
const data = JSON.parse(content);
const { schema, views } = createService(data);
/** Changes whenever the data does, and only then; what is shown to some has another tag than what is shown to all. */
const version = createHash('sha256').update(content).digest('hex').slice(0, 16);
/** The gateway may keep an answer half a minute, and a week while this service is down. */
const cacheControl = 'max-age=30, stale-if-error=604800';
if (!SHARD_PUBLIC_KEYS && !SHARD_PUBLIC_KEYS_FILE) {
  throw new Error('Set SHARD_PUBLIC_KEYS_FILE to the public keys of the gateway');
}
const readCaller = createTokenCheck(
  SHARD_PUBLIC_KEYS || readFileSync(SHARD_PUBLIC_KEYS_FILE, 'utf8'),
  data.province,
);

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, headers = {}, body }) => response.writeHead(status, headers).end(body),
    () => response.writeHead(500).end(),
  );
});
server.listen(Number(PORT), HOST, () => {
  process.stdout.write(`http://${HOST}:${server.address().port}/graphql\n`);
});

async function answer(request) {
  if (new URL(request.url, 'http://localhost').pathname !== '/graphql') return { status: 404 };
  const caller = readCaller(request.headers.authorization);
  if (!caller) return { status: 401, headers: { 'www-authenticate': 'Bearer' } };
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  const type = mediaType(request.headers.accept);
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return refuse(type, 415, 'Expected content-type application/json');
  }
  const text = await readText(request);
  if (text === null) return refuse(type, 413, `Expected a body of at most ${bodyLimitBytes} bytes`);
  const params = readParams(text);
  if (typeof params === 'string') return refuse(type, 400, params);
  return run(params, type, request.headers, visibilityOf(caller));
}

/** The name of the view that a caller has. */
function visibilityOf({ role, province }) {
  if (role === 'province' && province === data.province) return 'own';
  return role === 'analyst' ? 'drafts' : 'published';
}

/** The newer media type gives every failed request a status of its own; the older one answers 200. */
function mediaType(accept = '') {
  const newer = 'application/graphql-response+json';
  return accept.includes(newer) ? newer : 'application/json';
}

/** Null if there is too much. */
async function readText(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimitBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** The parameters of a GraphQL request, or what is wrong with them. */
function readParams(text) {
  let params;
  try {
    params = JSON.parse(text);
  } catch {
    return 'Expected a JSON body';
  }
  if (!isObject(params)) return 'Expected a JSON object';
  const { query, operationName, variables, extensions } = params;
  if (typeof query !== 'string') return 'Expected "query" to be a string';
  if (operationName != null && typeof operationName !== 'string') {
    return 'Expected "operationName" to be a string';
  }
  if (variables != null && !isObject(variables)) return 'Expected "variables" to be an object';
  if (extensions != null && !isObject(extensions)) return 'Expected "extensions" to be an object';
  return { query, operationName, variables };
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function run({ query, operationName, variables }, type, headers, visibility) {
  const etag = `"${version}.${visibility}"`;
  const failed = type === 'application/json' ? 200 : 400;
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return json(type, failed, { errors: [error] });
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return json(type, failed, { errors });
  if (!getOperationAST(document, operationName)) {
    return refuse(type, failed, 'Expected the name of one operation');
  }
  const result = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: views[visibility],
  });
  if (!('data' in result)) return json(type, failed, result);
  if (result.errors) return json(type, 200, result);
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(etag)) return { status: 304, headers: { etag, 'cache-control': cacheControl } };
  return json(type, 200, result, { etag, 'cache-control': cacheControl });
}

function refuse(type, status, message) {
  return json(type, status, { errors: [new GraphQLError(message)] });
}

function json(type, status, result, headers = {}) {
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, vary: 'accept', ...headers },
    body: JSON.stringify(result),
  };
}
