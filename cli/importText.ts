import type { CellChange } from '../services/province/data/figureChanges';
import type { ImportPreview } from '../services/province/import/previewImport';
import type { ImportResult } from '../services/province/data/revise';
import { problemLines } from '../domain/problems';
import type { Bounds } from '../domain/quantity';
import type { RuleFinding } from '../domain/rules';

interface Counts {
  added: number;
  changed: number;
  removed: number;
}

export function resultText(result: ImportResult): string {
  const { changed, revision, facts, units } = result;
  if (!changed) return `Không có gì thay đổi, phiên bản ${revision}. Nothing changed, revision ${revision}.`;
  return [
    `Phiên bản ${revision} đã ghi. Revision ${revision} is written.`,
    ...countLines(facts, units),
    ...rowLines(result),
    ...toldLines(result, 'Tổng hợp đã thay đổi / figures that changed'),
  ].join('\n');
}

export function previewText(preview: ImportPreview): string {
  const { changed, facts, units, revision } = preview;
  if (!changed)
    return `Sẽ không có gì thay đổi, phiên bản ${revision}. Nothing would change, revision ${revision}.`;
  return [
    'Thử, không ghi gì. A dry run, nothing is written.',
    ...countLines(facts, units),
    ...rowLines(preview),
    ...toldLines(preview, 'Tổng hợp thay đổi / figures that would change'),
  ].join('\n');
}

type Told = Pick<ImportResult, 'figures' | 'figuresChanged' | 'warnings' | 'sheets' | 'findings'>;

/** What whoever imports has to see: which sheets were read, what is to be known, and each number as it was and is. */
function toldLines({ figures, figuresChanged, warnings, sheets, findings }: Told, title: string): string[] {
  const shown = figures.flatMap(({ unit, year, cells }) => [
    `  ${unit}, ${year}`,
    ...cells.map((cell) => `    ${cellName(cell)}: ${boundsText(cell.before)} -> ${boundsText(cell.after)}`),
  ]);
  const more = figuresChanged - figures.length;
  return [
    ...(sheets.length > 0 ? [`  trang / sheets: ${sheets.join(', ')}`] : []),
    ...(warnings.length > 0 ? ['Lưu ý / warnings:', ...problemLines(warnings)] : []),
    ...(findings.length > 0 ? ['Quy tắc kiểm tra / rules:', ...findings.map(findingLine)] : []),
    `${title}: ${figuresChanged}`,
    ...shown,
    ...(more > 0 ? [`  và ${more} nữa / and ${more} more`] : []),
  ];
}

function findingLine({ rule, unit, year, vi, en }: RuleFinding): string {
  return `  ${rule}: ${unit}, ${year}: ${vi}. ${en}`;
}

function countLines(facts: Counts, units: Counts): string[] {
  return [`  số liệu / facts: ${countsText(facts)}`, `  đơn vị / units: ${countsText(units)}`];
}

/** Why an import was so quick. */
function rowLines({ rows }: Pick<ImportResult, 'rows'>): string[] {
  if (!rows) return [];
  const [read, known] = [rows.read, rows.known].map((count) => count.toLocaleString('vi'));
  return [`  dòng / rows: đọc lại ${read}, còn ${known} như lần trước / ${read} read, ${known} as before`];
}

function countsText({ added, changed, removed }: Counts): string {
  return `${added} thêm / added, ${changed} sửa / changed, ${removed} bỏ / removed`;
}

function cellName({ measure, kind, awardedBy, recipient, programme, sector }: CellChange): string {
  const dimensions = [kind, awardedBy, recipient, programme, sector].filter((part) => part !== undefined);
  return dimensions.length === 0 ? measure : `${measure} (${dimensions.join(', ')})`;
}

/** `9000000000 or more` is `>= 9000000000`, an estimate `~ 500`. */
function boundsText(bounds: Bounds | null): string {
  if (bounds === null) return '-';
  const { value, atLeast, atMost, estimated } = bounds;
  if (estimated) return `~ ${value ?? atLeast}`;
  if (atMost === null) return `>= ${atLeast}`;
  return atLeast === atMost ? String(atLeast) : `${atLeast} .. ${atMost}`;
}
