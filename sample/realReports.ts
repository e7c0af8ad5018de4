import type { Cell } from '../domain/cells';
import { addUp, createCover } from '../domain/cover';
import { sourceOf } from '../domain/facts';
import { leavesOf } from './leaves';
import type { SampleSources } from './sources';

/** What a province's real reports say of one year. */
export interface RealReport {
  /** Whether the federation itself reported: then nothing of that year is simulated. */
  hasOwnReport: boolean;
  /** What its figures have from these reports alone. */
  leaves: readonly Cell[];
}

export type RealReportOf = (province: string, year: number) => RealReport;

export function createRealReports({ reports, catalogue }: SampleSources): RealReportOf {
  return (province, year) => {
    const own = reports.filter((report) => report.province === province);
    const facts = own
      .flatMap((report) => report.facts.map((fact) => ({ ...fact, source: sourceOf(report.document) })))
      .filter((fact) => fact.year === year);
    const units = new Map(own.flatMap((report) => report.units.map((unit) => [unit.id, unit])));
    const cover = createCover([...units.values()], facts, 'ALL')(province);
    return {
      hasOwnReport: facts.some(({ unit, source }) => unit === province && source === 'REPORT'),
      leaves: leavesOf(addUp(cover, catalogue)),
    };
  };
}
