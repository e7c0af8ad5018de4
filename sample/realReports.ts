import { addUp, createCover, type Cell } from '../domain/cover';
import { leavesOf } from './leaves';
import type { SampleSources } from './sources';

/** What a province's real reports say of one year. */
export interface RealReport {
  /** Whether the federation itself reported totals, and not only single cases or one of its units. */
  hasOwnTotals: boolean;
  /** What its figures have from these reports alone. */
  leaves: readonly Cell[];
}

export type RealReportOf = (province: string, year: number) => RealReport;

export function createRealReports({ reports, catalogue }: SampleSources): RealReportOf {
  return (province, year) => {
    const own = reports.filter((report) => report.province === province);
    const facts = own.flatMap((report) => report.facts).filter((fact) => fact.year === year);
    const units = new Map(own.flatMap((report) => report.units.map((unit) => [unit.id, unit])));
    const cover = createCover([...units.values()], facts)(province);
    return {
      hasOwnTotals: facts.some(({ unit, form }) => unit === province && form === 'SUMMARY'),
      leaves: leavesOf(addUp(cover, catalogue)),
    };
  };
}
