import type { Catalogue } from '../domain/catalogue';
import { valueName } from '../domain/columns';
import {
  leftOutReasons,
  type LeftOut,
  type Proposal,
  type Reading,
  type Sureness,
} from '../domain/reading/reading';
import { groupBy } from '../domain/groupBy';

/** The reading as `--json` prints it; docs/reading-reports.md names the fields. */
export function readingJson({ year, proposals, leftOut, notUnderstood }: Reading): unknown {
  return {
    year,
    proposals: proposals.map(proposalJson),
    leftOut,
    notUnderstood,
  };
}

function proposalJson(proposal: Proposal): unknown {
  const { measure, value, atLeast, atMost, estimated, programme, awardKind, awardedBy, recipient, year } =
    proposal;
  const { start, end, sentence, sureness, rule, text, sector, unit, form, includedIn } = proposal;
  const quantity = { measure, value, atLeast, atMost, estimated };
  const of = { programme, awardKind, awardedBy, recipient, year };
  return { ...quantity, ...of, start, end, sentence, sureness, rule, text, sector, unit, form, includedIn };
}

const surenessNames: Readonly<Record<Sureness, string>> = { high: 'chắc', medium: 'khá', low: 'ít' };

/** For a person to look through: what is proposed, with its sentence, then what is not and why. */
export function readingText(
  { year, proposals, leftOut, notUnderstood }: Reading,
  catalogue: Catalogue,
): string {
  const yearText = year === null ? 'không rõ năm / year not known' : `năm / year ${year}`;
  return [
    `Đề xuất ${proposals.length} số liệu / figures proposed, ${yearText}`,
    ...table(proposals.map((proposal, index) => proposalCells(proposal, index, catalogue))),
    '',
    `Không phải số liệu: ${leftOut.length} số / left out`,
    ...leftOutLines(leftOut),
    '',
    `Chưa hiểu: ${notUnderstood.length} số / not understood${notUnderstood.length > 0 ? ':' : ''}`,
    ...notUnderstood.map(({ text, start }) => `  ${text} (${start})`),
  ].join('\n');
}

function proposalCells(proposal: Proposal, index: number, { measures, programmes }: Catalogue): string[] {
  const { programme, awardKind, awardedBy, recipient, sector, includedIn, unit } = proposal;
  const about = [
    programme === null ? null : (programmes.get(programme)?.name ?? programme),
    ...[awardKind, awardedBy, recipient, sector].map((value) => (value === null ? null : valueName(value))),
    unit,
    includedIn === null ? null : `trong đó của / part of ${includedIn + 1}`,
  ].filter((part) => part !== null);
  return [
    String(index + 1),
    proposal.text.replace(/\s+/gu, ' '),
    measures.get(proposal.measure)?.name ?? proposal.measure,
    about.join('; '),
    String(proposal.year ?? '?'),
    surenessNames[proposal.sureness],
    proposal.rule,
    String(proposal.start),
  ];
}

const heading = [
  '#',
  'số / number',
  'chỉ tiêu / measure',
  'chi tiết / of what',
  'năm',
  'độ chắc',
  'quy tắc / rule',
  'vị trí',
];

function table(rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  return [...groupBy(leftOut, ({ reason }) => reason)].map(([reason, spans]) => {
    const { vi, en } = leftOutReasons[reason];
    return `  ${vi} / ${en}: ${spans.map(({ text }) => text.replace(/\s+/gu, ' ')).join('; ')}`;
  });
}
