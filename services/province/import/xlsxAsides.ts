import type { Aside } from './table';
import { readComments } from './xlsx/sheetComments';
import { readSheetParts, type SheetParts } from './xlsx/sheetParts';
import type { SheetTail } from './xlsx/sheetTail';
import type { Sheet } from './xlsx/workbook';
import type { ZipArchive } from './xlsx/zip';

/** What a sheet shows to whoever opens it, beside its cells. */
export interface SheetSurroundings extends SheetTail, SheetParts {
  comments: readonly { reference: string; text: string }[];
}

const noTail: SheetTail = { lines: [], prompts: [], conditional: [], hiding: [] };

/** @param tail absent if the sheet has no rows that are read */
export async function readSurroundings(
  zip: ZipArchive,
  { path }: Sheet,
  tail: SheetTail = noTail,
): Promise<SheetSurroundings> {
  const comments = await readComments(zip, path);
  return { ...tail, ...(await readSheetParts(zip, path)), comments };
}

/** Lines that are looked at as those above the table are: in print, or to the eye, that is what they are. */
export function linesAround({ lines, boxes }: SheetSurroundings): string[] {
  return [...lines, ...boxes];
}

/** What of it is not imported. */
export function asidesOf({ name }: Sheet, around: SheetSurroundings | null): Aside[] {
  if (around === null) return [];
  const place = `sheet "${name}"`;
  const isTitled = around.charts.length > 0;
  const unread = [...around.unread].filter((what) => what !== 'CHART' || !isTitled);
  return [
    ...around.comments.map(({ reference, text }): Aside => ({
      place: `${place}, cell ${reference}`,
      what: 'COMMENT',
      text,
    })),
    ...around.boxes.map((text): Aside => ({ place, what: 'BOX', text })),
    ...around.charts.map((text): Aside => ({ place, what: 'CHART', text })),
    ...around.prompts.map((text): Aside => ({ place, what: 'PROMPT', text })),
    ...around.hiding.map((text): Aside => ({ place, what: 'HIDING', text })),
    ...unread.map((what): Aside => ({ place, what, text: null })),
  ];
}
