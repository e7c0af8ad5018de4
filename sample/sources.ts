import type { Catalogue } from '../domain/catalogue';
import type { Cell } from '../domain/cells';
import type { ProvinceReportFile } from '../domain/reports/reportFiles';

/** What the generator knows of the real world. */
export interface SampleSources {
  catalogue: Catalogue;
  /** All generations of all provinces. */
  provinces: readonly SampleProvince[];
  /** The seasons for which a cluster published figures. */
  seasons: readonly PublishedSeason[];
  /** The reports that provinces really gave. */
  reports: readonly ProvinceReportFile[];
}

export interface SampleProvince {
  id: string;
  name: string;
  type: 'PROVINCE' | 'MUNICIPALITY';
  /** First day on which it exists, YYYY-MM-DD; null if before all time. */
  validFrom: string | null;
  /** First day on which it no longer exists; null while it does. */
  validTo: string | null;
  /** Id of the province that it became part of. */
  successor: string | null;
}

export interface PublishedSeason {
  id: string;
  year: number;
  provinces: readonly string[];
  /** What the cluster published and may be added. */
  published: readonly Cell[];
}
