import type { Catalogue } from '../../../domain/catalogue';
import type { Bounds } from '../../../domain/quantity';
import { readQuantity } from '../../../domain/quantityReader/readQuantity';
import { readReport, type Knowledge } from '../../../domain/reading/readReport';
import type { Proposal } from '../../../domain/reading/reading';
import { createNameFinder } from './fieldReaders';
import { splitTitle } from './unitOfMeasure';

/** What a line above a table says the total of a measure is. */
export interface TitleNumber extends Bounds {
  line: string;
  measure: string;
  /** Null if the line does not say. */
  year: number | null;
}

/** The numbers in the titles of a file that stand for a whole measure: "Tổng số đoàn viên: 45.210". Each once. */
export function titleNumbers(titles: readonly string[], knowledge: Knowledge): TitleNumber[] {
  const readLine = createLineReader(knowledge.catalogue);
  const found = titles.filter(isLine).flatMap((line) => readLine(line) ?? proposalsIn(line, knowledge));
  const known = new Map(found.map((number) => [JSON.stringify({ ...number, line: undefined }), number]));
  return [...known.values()];
}

/** What is longer is no line above a table, and would take its time to be read. */
const longestLine = 500;
const isLine = ({ length }: string): boolean => length <= longestLine;

/** As rows of a table say it: "Đoàn viên (người) 45.210", "CNVCLĐ: 60.000"; null for what is no name with a number. */
function createLineReader(catalogue: Catalogue): (line: string) => TitleNumber | null {
  const find = createNameFinder(catalogue.measures);
  return (line) => {
    const [, words = '', number = ''] = /^(\D+)(\d.*)$/su.exec(line) ?? [];
    if (isYearOf(words, number)) return null;
    const title = words.trim().replace(/[\s:=–-]+$/u, '');
    const measure = find(title) ?? find(splitTitle(title)?.name ?? '');
    const reading = measure && readQuantity(number, measure);
    if (!measure || !reading || !('quantity' in reading)) return null;
    return { line, measure: measure.id, year: null, ...reading.quantity.bounds };
  };
}

/** "Đoàn viên 2024" is the name of a sheet; "Đoàn viên: 2024" is a number. */
function isYearOf(words: string, number: string): boolean {
  return /^20\d\d$/.test(number.trim()) && !/[:=]\s*$/u.test(words);
}

function proposalsIn(line: string, knowledge: Knowledge): TitleNumber[] {
  return readReport(line, knowledge)
    .proposals.filter(isOfAll)
    .map(({ measure, year, value, atLeast, atMost }) => ({ line, measure, year, value, atLeast, atMost }));
}

/** Of a programme, a sector or another unit it is a number beside the total. */
function isOfAll({ form, unit, programme, sector, awardKind, includedIn }: Proposal): boolean {
  return form === 'SUMMARY' && [unit, programme, sector, awardKind, includedIn].every((one) => one === null);
}
