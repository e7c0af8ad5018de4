import type {
  ClusterWorkbookQuery,
  GapReason,
  SourcePartsFragment,
  AllFiguresFragment,
} from '../../../schema/generated/operations';

export type Figures = AllFiguresFragment;
export type Number = NonNullable<Figures['membership']['members']>;
export type Document = SourcePartsFragment;
export type Season = NonNullable<NonNullable<ClusterWorkbookQuery['cluster']>['season']>;
export type Reconciliation = NonNullable<Season['reconciliation']>[number];

/** Whose numbers stand beside each other: provinces of a cluster in one year, or years of one province. */
export interface Body {
  /** Id of the province, or the year. */
  key: string;
  name: string;
  /** Null if there is no report. */
  figures: Figures | null;
  /** Why there is none, or since when the figures are old. */
  gap: { reason: GapReason; since: string | null } | null;
  /** Whether documents of others alone name numbers of it. */
  isMentioned: boolean;
  simulated: boolean;
  draft: boolean;
}

export interface BookCoverage {
  expected: number;
  /** Bodies with a report that is not simulated. */
  reported: number;
  mentioned: number;
  /** Names of the bodies that are simulated. */
  simulated: string[];
  asOf: string | null;
  madeFrom: string | null;
  madeTo: string | null;
  draft: boolean;
}

/** All that a workbook is made of, the same for a cluster and for a province. */
export interface Book {
  of: 'CLUSTER' | 'PROVINCE';
  id: string;
  name: string;
  year: number;
  /** Lines below the title, such as the theme and the chair. */
  remarks: string[];
  bodies: Body[];
  /** Of the provinces of a cluster. */
  sum: Figures | null;
  /** By the cluster itself. */
  published: Figures | null;
  coverage: BookCoverage;
  reconciliation: readonly Reconciliation[];
  sources: {
    province: { id: string | null; name: string };
    year: number;
    revision: string | null;
    document: Document;
  }[];
  measures: ClusterWorkbookQuery['measures'];
  programmes: readonly { id: string; name: string; nameEn: string }[];
}
