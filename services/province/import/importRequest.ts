import type { Unit } from '../../../domain/facts';
import type { RuleAnswers } from '../../../domain/rules';
import type { OnProgress } from '../data/progress';
import type { AskPeers } from './askPeers';
import type { DocumentChoice } from './documentIdentity';
import type { DocumentOptions } from './documentInput';
import type { ImportFileTable } from './importTable';

/** What is to be imported, and how. */
export interface ImportRequest {
  table: ImportFileTable;
  province: string;
  /** The provincial federation, for a province that has no units yet. */
  federation: Unit;
  documentOptions?: DocumentOptions | undefined;
  /** What is said of other documents of the same unit and year. */
  documentChoice?: DocumentChoice | undefined;
  /** What whoever imports says of the rules' findings; if it is not given, these are noted and not asked. */
  answers?: RuleAnswers | undefined;
  onProgress?: OnProgress | undefined;
  /** Asks for other provinces' numbers; if it is not given, the import is held against the province's own alone. */
  askPeers?: AskPeers | undefined;
  /** By what rows are known from the document's last file; if it is not given, all rows are read. */
  rowMemory?: RowMemoryOptions | undefined;
}

/** Which files are taken by what is known of their rows. */
export interface RowMemoryOptions {
  /** See `programDigest`. */
  program: string;
  /** In smaller files all rows are read. */
  leastRows: number;
}
