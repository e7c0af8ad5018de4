import type { ImportProgress } from '../services/province/data/progress';

const phaseNames: Record<ImportProgress['phase'], string> = {
  CHECKING: 'Kiểm tra / checking',
  COMPARING: 'So sánh / comparing',
  WRITING: 'Ghi / writing',
  DERIVING: 'Tổng hợp / adding up',
};

const terminalEveryMillis = 200;
const lineEveryMillis = 5_000;

export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far an import has come: in place on a terminal, else a line every five seconds. */
export function createProgress(stream: ProgressStream, now = Date.now) {
  const every = stream.isTTY ? terminalEveryMillis : lineEveryMillis;
  let phase: ImportProgress['phase'] | null = null;
  let phaseStart = { at: now(), rows: 0 };
  let shownAt = now();
  let lastRows = 0;
  let isOnLine = false;
  return {
    show: (progress: ImportProgress): void => {
      // A phase that reads the file another time counts from the beginning.
      if (progress.phase !== phase || progress.rows < lastRows) phaseStart = { at: now(), rows: 0 };
      ({ phase, rows: lastRows } = progress);
      if (now() - shownAt < every) return;
      shownAt = now();
      const line = progressLine(progress, (now() - phaseStart.at) / 1000);
      stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
      isOnLine = stream.isTTY === true;
    },
    end: (): void => {
      if (isOnLine) stream.write('\r\u001b[K');
      isOnLine = false;
    },
  };
}

function progressLine({ phase, rows, fraction }: ImportProgress, seconds: number): string {
  const rate = seconds > 0 ? Math.round(rows / seconds) : 0;
  const left = fraction > 0 ? Math.round((seconds * (1 - fraction)) / fraction) : null;
  const what = phase === 'DERIVING' ? 'năm / years' : 'dòng / rows';
  const parts = [
    `${phaseNames[phase]}: ${rows.toLocaleString('vi-VN')} ${what}`,
    `${Math.floor(fraction * 100)}%`,
    `${rate.toLocaleString('vi-VN')}/s`,
    ...(left === null ? [] : [`còn / left ${left} s`]),
  ];
  return parts.join(', ');
}
