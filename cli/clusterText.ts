import { problemLines } from '../domain/problems';
import type { ChangeResult } from '../services/register/editing/editing';
import type { EntryChange } from '../services/register/data/content';
import type { RevisionSummary } from '../services/register/data/revisions';

const changes: Readonly<Record<EntryChange['change'], string>> = {
  ADDED: 'thêm / added',
  CHANGED: 'sửa / changed',
  REMOVED: 'bỏ / removed',
};

export function changeText(result: ChangeResult, { isDryRun }: { isDryRun: boolean }): string {
  const { changed, revision, entries, findings, warnings } = result;
  return [
    headOf(changed, revision, isDryRun),
    ...entries.map(({ entry, change }) => `  ${entry}: ${changes[change]}`),
    ...(warnings.length > 0 ? ['Lưu ý / warnings:', ...problemLines(warnings)] : []),
    ...(findings.length > 0
      ? [
          'Quy tắc kiểm tra / rules:',
          ...findings.map(
            ({ rule, importance, unit, vi, en }) => `  ${importance} ${rule}: ${unit}: ${vi}. ${en}`,
          ),
        ]
      : []),
  ].join('\n');
}

function headOf(changed: boolean, revision: number, isDryRun: boolean): string {
  if (!changed) return `Không có gì thay đổi, phiên bản ${revision}. Nothing changes, revision ${revision}.`;
  return isDryRun
    ? 'Thử, không ghi gì. A dry run, nothing is written.'
    : `Phiên bản ${revision} đã ghi. Revision ${revision} is written.`;
}

const kinds: Readonly<Record<RevisionSummary['kind'], string>> = {
  FILES: 'tệp của chương trình / files of the program',
  IMPORT: 'nạp / import',
  DESK: 'bàn làm việc / desk',
  UNDO: 'hoàn tác / undo',
};

export function historyText(revisions: readonly RevisionSummary[]): string {
  return revisions
    .flatMap(({ _id: number, at, kind, by, file, undoes, reason, entries }) => [
      [
        `${number}  ${at.toISOString()}  ${kinds[kind]}${undoes === null ? '' : ` ${undoes}`}`,
        by,
        ...(file === null ? [] : [file]),
        ...(reason === null ? [] : [reason]),
      ].join('  '),
      ...entries.map(({ entry, change }) => `   ${entry}: ${changes[change]}`),
    ])
    .join('\n');
}
