import type { Visibility } from '../../../domain/roles';
import type { Cell } from '../../../domain/cells';
import type { Unit } from '../../../domain/facts';
import type { Figures } from '../../../domain/figures';
import type { UnitCoverage } from '../../../domain/reports/unitCoverage';
import type { Connection } from '../../../platform/pagination';
import type { FactRecord } from './model';
import type { RevisionRecord } from './revisionModel';

export interface ReportRow {
  unit: string;
  year: number;
  figures: Figures;
  /** What is not in the figures, or only as a range, since it would tell of single persons. */
  withheld: readonly Cell[];
  coverage: readonly UnitCoverage[];
  /** Ids of the documents behind the figures. */
  documentIds: string[];
  revision: string;
  updatedAt: Date;
  /** When the unit's own report first came in, as far as the reader sees it. */
  receivedAt: Date | null;
  /** The revision as of which it was read. */
  readAt: number;
  province: string;
}

export type FactRow = FactRecord & {
  province: string;
  /** Whether its number would tell of single persons and is not for this reader. */
  withheld: boolean;
};
export type UnitRow = Unit & { province: string };
export type FactRows = Connection<FactRow>;
export type UnitRows = Connection<UnitRow>;

/** As of which revision, and for whom. */
export interface ReadAs {
  revision: number;
  visibility: Visibility;
}

export interface ReportKey {
  unit: string;
  year: number;
}

export interface FactFilter {
  year?: number | undefined;
  measure?: string | undefined;
  unit?: string | undefined;
  document?: string | undefined;
}

/** A revision, and the one that has undone it. */
export type RevisionRow = RevisionRecord & { id: string; undoneBy: number | null };
export type RevisionRows = Connection<RevisionRow>;
