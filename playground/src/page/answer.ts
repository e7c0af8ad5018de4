import type { GapReason } from '../../../schema/generated/operations';

/** What the gateway sends. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  extensions?: { cost?: Cost; coverage?: Coverage };
}

export interface Cost {
  total: number;
  /** What the caller may spend on one operation. */
  limit?: number;
  /** The dearest places of the answer, the dearest first. */
  parts?: { path: string; cost: number }[];
}

export interface Coverage {
  /** Provinces. */
  asked: number;
  answered: number;
  stale: { province: string; since: string; reason: GapReason }[];
  missing: { province: string; year?: number; reason: GapReason }[];
  /** There if there are any. */
  mentioned?: ProvinceYear[];
  /** There if there are any. */
  simulated?: ProvinceYear[];
}

export interface ProvinceYear {
  province: string;
  year: number;
}
