import type { Catalogue } from '../../../domain/catalogue';
import { columnName, documentColumns, valueName, type DocumentColumn } from '../../../domain/columns';
import { factFieldList, type FactField, type FactFieldName } from '../../../domain/factFields';
import type { Fact, SourceDocument } from '../../../domain/facts';
import { writeWorkbook, type SheetContent, type WrittenCell } from '../../../platform/xlsx/writeWorkbook';
import { sheetNames } from './xlsxSheets';

export interface WrittenDocument {
  province: string;
  document: SourceDocument & { unit: string };
  facts: readonly Fact[];
  catalogue: Catalogue;
}

/** Longer texts than a cell holds are left out: an import without a text leaves the one that is kept as it is. */
const mostCellText = 32_767;

/** What is in of one document, as a workbook that can be changed and imported again in its place. */
export function writeDocumentWorkbook({ province, document, facts, catalogue }: WrittenDocument): Uint8Array {
  return writeWorkbook([factsSheet(facts, catalogue), documentSheet(province, document)]);
}

function factsSheet(facts: readonly Fact[], catalogue: Catalogue): SheetContent {
  const used = factFieldList.filter(
    ([name, { presence }]) => presence !== 'OPTIONAL' || facts.some((fact) => fact[name] != null),
  );
  return {
    name: sheetNames.facts[0],
    header: true,
    widths: used.map(([, { templateWidth = 16 }]) => templateWidth),
    rows: [
      used.map(([name]) => columnName(name)),
      ...facts.map((fact) => used.map(([name, field]) => cellOf(fact, name, field, catalogue))),
    ],
  };
}

/** A number that is not there says why; one without bounds of its own stands alone, as people write it. */
function cellOf(fact: Fact, name: FactFieldName, { holds }: FactField, catalogue: Catalogue): WrittenCell {
  const value = fact[name];
  const { status } = fact;
  const isAbsent = status === 'NIL' || status === 'NOT_APPLICABLE' || status === 'NOT_COLLECTED';
  if (isAbsent && holds === 'QUANTITY') return null;
  if (value == null) return null;
  if (holds === 'MEASURE') return catalogue.measures.get(String(value))?.name ?? String(value);
  if (holds === 'PROGRAMME') return catalogue.programmes.get(String(value))?.name ?? String(value);
  if (typeof value === 'boolean') return value ? 'có' : null;
  return typeof holds === 'string' ? value : valueName(String(value));
}

function documentSheet(province: string, document: WrittenDocument['document']): SheetContent {
  const { id, file, title, url, publisher, publishedOn, eventOn, status, kind, unit, text, period } =
    document;
  const cells: Partial<Record<DocumentColumn, string | undefined>> = {
    ...{ province, id, file, title, url, publisher, publishedOn, eventOn, unit },
    period: period && valueName(period),
    status: valueName(status),
    kind: kind && valueName(kind),
    text: text !== undefined && text.length <= mostCellText ? text : undefined,
  };
  return {
    name: sheetNames.document[0],
    widths: [24, 60],
    rows: Object.entries(cells).flatMap(([column, cell]) =>
      cell === undefined ? [] : [[documentColumns[column as DocumentColumn][0], cell]],
    ),
  };
}
