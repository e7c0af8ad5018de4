import { sourceOf, type FactSource } from '../../../domain/facts';
import type { DocumentRecord, ProvinceModels } from './model';
import type { PlacedUnit } from './publishedUnits';
import { visibleAt } from './visible';

/** What figures need to know of a document. */
export interface ReportingDocument {
  /** The unit whose report it is. */
  unit: string;
  source: FactSource;
  draft: boolean;
  /** Whether its numbers are of whole years; of others there are no figures. */
  isOfYear: boolean;
}

export function reporting(
  document: Pick<DocumentRecord, 'unit' | 'status' | 'period' | 'kind'>,
): ReportingDocument {
  const { unit, status, period = 'YEAR' } = document;
  return { unit, source: sourceOf(document), draft: status === 'DRAFT', isOfYear: period === 'YEAR' };
}

/** What figures need to know of the units. */
export async function readUnits(models: ProvinceModels, revision: number): Promise<PlacedUnit[]> {
  return models.units
    .find(visibleAt(revision))
    .select('id parent level validFrom validTo published -_id')
    .lean();
}

/** By the document's id. */
export async function readReportingDocuments(
  models: ProvinceModels,
  revision: number,
): Promise<Map<string, ReportingDocument>> {
  const documents = await models.documents.find(visibleAt(revision)).select('id unit status period kind -_id').lean();
  return new Map(documents.map((document) => [document.id, reporting(document)]));
}

