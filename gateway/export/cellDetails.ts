import type { TableCellPartsFragment } from '../../schema/generated/operations';
import type { Count, FileCell } from './fileRow';
import type { Language } from './language';
import { wordIn, type Word } from './words';

/** What is known of a number beside its value, in the order in which it stands. */
export const detailWords = [
  'atLeast',
  'atMost',
  'reportedBy',
  'reported',
  'simulatedProvinces',
  'expected',
  'reason',
  'status',
  'mentioned',
  'missing',
  'stale',
] as const satisfies readonly Word[];

interface DetailOptions {
  language: Language;
  reasonName(reason: string): string;
}

export function cellDetails(
  { quantity, reason, coverage }: TableCellPartsFragment,
  { language, reasonName }: DetailOptions,
): FileCell[] {
  const word = wordIn(language);
  const gaps = coverage.missing.map((gap) => `${gap.province.name} (${reasonName(gap.reason)})`);
  const stale = coverage.stale.map(({ province, since }) => `${province.name} (${word('since')} ${since})`);
  const mentioned = coverage.mentioned.map(({ province }) => province.name);
  const flags = [
    ...(quantity?.reportedBy === 0 ? [word('onlyMentioned')] : []),
    ...coverageFlags(coverage).map(word),
    ...(quantity?.estimated ? [word('estimated')] : []),
  ];
  return [
    countOf(quantity?.atLeast),
    countOf(quantity?.atMost),
    quantity ? quantity.reportedBy : null,
    coverage.reported - coverage.simulated.length,
    coverage.simulated.length,
    coverage.expected,
    reason == null ? null : reasonName(reason),
    flags.join('; ') || null,
    mentioned.join('; ') || null,
    gaps.join('; ') || null,
    stale.join('; ') || null,
  ];
}

/** Of what sort data stands behind a number. */
export function coverageFlags({
  simulated,
  draft,
}: TableCellPartsFragment['coverage']): ('simulated' | 'draft')[] {
  return [...(simulated.length > 0 ? (['simulated'] as const) : []), ...(draft ? (['draft'] as const) : [])];
}

function countOf(value: number | null | undefined): Count | null {
  return value == null ? null : { count: value };
}
