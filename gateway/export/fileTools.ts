import type { FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Query } from './argumentReader';

/** A report behind a file. */
export interface RevisedSource {
  province: { id: string | null };
  revision?: string | null;
}

/** The signature of a file's content. */
export type Sign = (sha256: string) => string;

/** What a file is made with. */
export interface FileRequest {
  query: Query;
  acceptLanguage: string | undefined;
  /** The answer of a saved operation, as the client who wants the file. */
  ask<Data>(operation: string, variables: object): Promise<Data>;
  /** Signs what is handed out: who asked for what, of which revisions of the provinces' data. */
  signing(sources: Iterable<RevisedSource>): Sign;
  /** The same pieces of a file; making each is said to be the client's work. */
  charged<Chunk>(chunks: Iterable<Chunk>): Iterable<Chunk>;
}

export interface FileTools {
  /** Adds a route that answers with a file, or says in the reader's language why there is none. */
  add(url: string, send: (reply: FastifyReply, request: FileRequest) => Promise<FastifyReply>): void;
  /** Has the enums whose values stand in files. */
  schema: GraphQLSchema;
}
