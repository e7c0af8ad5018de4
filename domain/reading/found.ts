import type { Proposal } from './reading';
import type { Situation } from './situations';

/** A proposal, and where it was found. */
export interface Found {
  proposal: Proposal;
  situation: Situation;
}
