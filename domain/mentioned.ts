import { isRecord } from './isRecord';

/** Figures of a body that only documents of others mention: what it has at least, reported by nobody. */
export function openMentioned<Of>(figures: Of): Of {
  // Only bounds are changed, to what bounds can be.
  return openBelow(figures) as Of;
}

function openBelow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openBelow);
  if (!isRecord(value)) return value;
  if ('atLeast' in value) {
    return { ...value, atMost: null, reportedBy: 0, ...('exact' in value && { exact: false }) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, openBelow(below)]));
}
