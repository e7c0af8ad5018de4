import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { buildSchema, GraphQLError } from 'graphql';
import { projectPath } from '../../platform/paths';
import { rememberLast } from '../../platform/rememberLast';
import { httpStatusOf } from '../../platform/httpStatus';
import type { Access } from '../access';
import type { Query } from './argumentReader';
import { createAskAsClient, type AskAsClient } from './askAsClient';
import { errorPage } from './errorPage';
import { sayError } from './errorWords';
import type { ExportSigner } from '../../platform/exports/signer';
import type { FileRequest, FileTools, RevisedSource } from './fileTools';
import { languageOf, type Language } from './language';
import { addTableFiles } from './tableFiles';
import { addWorkbookFile } from './workbook/workbookFile';

/** Tables and workbooks, at addresses that spreadsheets can link to. */
export function addFiles(
  app: FastifyInstance,
  access: Pick<Access, 'admit' | 'callerOf' | 'noteExport' | 'workFor'>,
  signer: ExportSigner,
): void {
  const schema = buildOnce(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
  const ask = createAskAsClient(app);
  const tools: FileTools = {
    schema,
    add(url, send) {
      const options = { onRequest: access.admit };
      app.get<{ Querystring: Query }>(url, options, async (request, reply) => {
        access.noteExport(request);
        const caller = access.callerOf(request);
        void reply.header('vary', 'accept-language').header('cache-control', 'private, no-cache');
        try {
          return await send(reply, fileRequest(request, { ask, signer, goOn: () => access.workFor(caller) }));
        } catch (error) {
          return sendError(request, reply, error);
        }
      });
    },
  };
  app.get(exportKeysPath, (_request, reply) =>
    reply
      .type('application/jwk-set+json')
      .header('cache-control', 'public, max-age=300')
      .send(signer.publicKeys()),
  );
  addTableFiles(tools);
  addWorkbookFile(tools);
}

const buildOnce = rememberLast((sdl) => buildSchema(sdl));

/** Where the public key stands by which `congdoan verify` knows our files. */
const exportKeysPath = '/.well-known/congdoan-exports.json';

interface FileHelp {
  ask: AskAsClient;
  signer: ExportSigner;
  goOn(): void;
}

function fileRequest(
  request: FastifyRequest<{ Querystring: Query }>,
  { ask, signer, goOn }: FileHelp,
): FileRequest {
  return {
    query: request.query,
    acceptLanguage: request.headers['accept-language'],
    async ask<Data>(operation: string, variables: object) {
      const answer = await ask<Data>(request, operation, variables);
      goOn();
      return answer;
    },
    signing(sources) {
      const iat = Math.floor(Date.now() / 1000);
      const revisions = revisionsOf(sources);
      return (sha256) => signer.sign({ iat, query: request.url, revisions, sha256 });
    },
    charged: (chunks) => eachAfter(goOn, chunks),
  };
}

/** The last of each province: a file may be of several years. */
function revisionsOf(sources: Iterable<RevisedSource>): Record<string, string> {
  const known = new Map<string, string>();
  for (const { province, revision } of sources) {
    const before = province.id === null ? undefined : known.get(province.id);
    if (province.id === null || revision == null) continue;
    if (before === undefined || Number(revision) > Number(before)) known.set(province.id, revision);
  }
  return Object.fromEntries([...known].sort());
}

function* eachAfter<Chunk>(goOn: () => void, chunks: Iterable<Chunk>): Generator<Chunk> {
  goOn();
  for (const chunk of chunks) {
    yield chunk;
    goOn();
  }
}

/** Who follows a link in a browser gets a page; a program gets what the API answers. What is no client's is thrown on. */
function sendError(
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  if (!(error instanceof GraphQLError) || typeof error.extensions.code !== 'string') throw error;
  const language = readerLanguage(request);
  const message = sayError(error, language);
  const { statusCode } = error as { statusCode?: number };
  void reply.code(statusCode ?? httpStatusOf(error.extensions.code)).header('cache-control', 'no-store');
  const { retryAfterSeconds } = error.extensions;
  if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
  if (request.headers.accept?.includes('text/html')) {
    return reply.type('text/html; charset=utf-8').send(errorPage(message, language));
  }
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message, extensions: error.extensions }] }));
}

function readerLanguage({ query, headers }: FastifyRequest<{ Querystring: Query }>): Language {
  const { language } = query;
  return language === 'vi' || language === 'en' ? language : (languageOf(headers['accept-language']) ?? 'vi');
}
