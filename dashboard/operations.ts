import type {
  ClusterDocumentQuery,
  ClusterDocumentQueryVariables,
  ClusterPageQuery,
  ClusterPageQueryVariables,
  CountryQuery,
  CountryQueryVariables,
  DashboardQuery,
  DashboardQueryVariables,
  DocumentTextQuery,
  DocumentTextQueryVariables,
  MeasureDefinitionsQuery,
  MeasureDefinitionsQueryVariables,
  FigureTrailQuery,
  FigureTrailQueryVariables,
  PublishedTextQuery,
  PublishedTextQueryVariables,
  ProvinceDocumentQuery,
  ProvinceDocumentQueryVariables,
  ProvinceDocumentsQuery,
  ProvinceDocumentsQueryVariables,
  ProvincePageQuery,
  ProvincePageQueryVariables,
  PublishedTrailQuery,
  PublishedTrailQueryVariables,
  SearchIndexQuery,
  SearchIndexQueryVariables,
  TableQuery,
  TableQueryVariables,
  TotalTrailQuery,
  TotalTrailQueryVariables,
  YearCoverageQuery,
  YearCoverageQueryVariables,
} from '../schema/generated/operations';

/** What the page asks of the gateway, by the names of the saved operations: it sends their ids. */
export interface Operations {
  Country: { answer: CountryQuery; variables: CountryQueryVariables };
  Dashboard: { answer: DashboardQuery; variables: DashboardQueryVariables };
  TotalTrail: { answer: TotalTrailQuery; variables: TotalTrailQueryVariables };
  FigureTrail: { answer: FigureTrailQuery; variables: FigureTrailQueryVariables };
  DocumentText: { answer: DocumentTextQuery; variables: DocumentTextQueryVariables };
  PublishedText: { answer: PublishedTextQuery; variables: PublishedTextQueryVariables };
  PublishedTrail: { answer: PublishedTrailQuery; variables: PublishedTrailQueryVariables };
  ProvincePage: { answer: ProvincePageQuery; variables: ProvincePageQueryVariables };
  ClusterPage: { answer: ClusterPageQuery; variables: ClusterPageQueryVariables };
  ProvinceDocument: { answer: ProvinceDocumentQuery; variables: ProvinceDocumentQueryVariables };
  ClusterDocument: { answer: ClusterDocumentQuery; variables: ClusterDocumentQueryVariables };
  ProvinceDocuments: { answer: ProvinceDocumentsQuery; variables: ProvinceDocumentsQueryVariables };
  SearchIndex: { answer: SearchIndexQuery; variables: SearchIndexQueryVariables };
  MeasureDefinitions: { answer: MeasureDefinitionsQuery; variables: MeasureDefinitionsQueryVariables };
  Table: { answer: TableQuery; variables: TableQueryVariables };
  YearCoverage: { answer: YearCoverageQuery; variables: YearCoverageQueryVariables };
}

export type OperationName = keyof Operations;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];
export type Variables<Name extends OperationName> = Operations[Name]['variables'];
