import type {
  DashboardQuery,
  DashboardQueryVariables,
  DocumentTextQuery,
  DocumentTextQueryVariables,
  FigureTrailQuery,
  FigureTrailQueryVariables,
  PublishedTextQuery,
  PublishedTextQueryVariables,
  PublishedTrailQuery,
  PublishedTrailQueryVariables,
  TotalTrailQuery,
  TotalTrailQueryVariables,
} from '../schema/generated/operations';

/** What the page asks of the gateway, by the names of the saved operations: it sends their ids. */
export interface Operations {
  Dashboard: { answer: DashboardQuery; variables: DashboardQueryVariables };
  TotalTrail: { answer: TotalTrailQuery; variables: TotalTrailQueryVariables };
  FigureTrail: { answer: FigureTrailQuery; variables: FigureTrailQueryVariables };
  DocumentText: { answer: DocumentTextQuery; variables: DocumentTextQueryVariables };
  PublishedText: { answer: PublishedTextQuery; variables: PublishedTextQueryVariables };
  PublishedTrail: { answer: PublishedTrailQuery; variables: PublishedTrailQueryVariables };
}

export type OperationName = keyof Operations;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];
export type Variables<Name extends OperationName> = Operations[Name]['variables'];
