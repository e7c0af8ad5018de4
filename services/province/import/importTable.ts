import type { DocumentColumn, FactColumn, UnitColumn } from '../../../domain/columns';
import type { ImportTable, RawRow, Section } from './table';

export type ImportFileTable = ImportTable<FactColumn, UnitColumn, DocumentColumn>;
export type FactSection = Section<FactColumn>;
export type UnitSection = Section<UnitColumn>;
export type FactRawRow = RawRow<FactColumn>;
