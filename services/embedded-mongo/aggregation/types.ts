import type { BsonDocument } from '../values';

/** Evaluates to undefined where MongoDB's value is missing. */
export type Expression = (document: BsonDocument) => unknown;

export type Compile = (expression: unknown) => Expression;
