import type { FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Query } from './argumentReader';

/** What a file is made with. */
export interface FileRequest {
  query: Query;
  acceptLanguage: string | undefined;
  /** The answer of a saved operation, as the client who wants the file. */
  ask<Data>(operation: string, variables: object): Promise<Data>;
  /** The same pieces of a file; making each is said to be the client's work. */
  charged<Chunk>(chunks: Iterable<Chunk>): Iterable<Chunk>;
}

export interface FileTools {
  /** Adds a route that answers with a file, or says in the reader's language why there is none. */
  add(url: string, send: (reply: FastifyReply, request: FileRequest) => Promise<FastifyReply>): void;
  /** Has the enums whose values stand in files. */
  schema: GraphQLSchema;
}
