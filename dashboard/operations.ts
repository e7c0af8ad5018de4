import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type * as documents from '../schema/generated/operations';

/** For their types only: the page sends ids. */
type Documents = typeof documents;
type Types<Document> =
  Document extends TypedDocumentNode<infer Answer, infer Variables>
    ? { answer: Answer; variables: Variables }
    : never;

/** What the page asks of the gateway. */
export interface Operations {
  Dashboard: Types<Documents['DashboardDocument']>;
  TotalTrail: Types<Documents['TotalTrailDocument']>;
  FigureTrail: Types<Documents['FigureTrailDocument']>;
  PublishedTrail: Types<Documents['PublishedTrailDocument']>;
}

export type OperationName = keyof Operations;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];
export type Variables<Name extends OperationName> = Operations[Name]['variables'];
