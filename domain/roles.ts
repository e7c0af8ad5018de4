/** Who asks: what a key, a token or the place a request came from stands for. */
export type Caller =
  /** Anybody: saved operations, published figures. */
  | { role: 'public'; id: string }
  /** Any query, introspection, exports, drafts. */
  | { role: 'analyst'; id: string }
  /** One province's staff: its own imports, revisions, drafts. */
  | { role: 'province'; id: string; province: string }
  /** Metrics, keys, the list of provinces. */
  | { role: 'operator'; id: string };

export type Role = Caller['role'];

/**
 * What of a province's data a caller may see: `PUBLISHED` without drafts; `DRAFTS` with them; `OWN` also what only the
 * province itself sees. Answers of one visibility are never given to a caller of another.
 */
export type Visibility = 'PUBLISHED' | 'DRAFTS' | 'OWN';

export function visibilityOf(caller: Caller, province: string): Visibility {
  switch (caller.role) {
    case 'analyst':
      return 'DRAFTS';
    case 'province':
      return caller.province === province ? 'OWN' : 'PUBLISHED';
    case 'public':
    case 'operator':
      return 'PUBLISHED';
  }
}
