import { Readable } from 'node:stream';
import { createConditionalLooks, type ConditionalLook } from './looks';
import type { NumberStyle } from './numberStyle';
import { cornersOf, type Corners } from './corners';
import { unescaped } from './textRuns';
import { readXml } from './xml';

/** What a sheet says behind its rows. */
export interface SheetTail {
  /** Of the headers and footers of its pages. */
  lines: readonly string[];
  /** What is shown to whoever fills in a cell. */
  prompts: readonly string[];
  /** Formats of numbers that fulfil a condition. */
  conditional: readonly ConditionalStyle[];
  /** Places in which a condition may hide a number or strike it out. */
  hiding: readonly string[];
}

export interface ConditionalStyle extends Corners {
  style: NumberStyle;
}

/** Of lines, and of places with conditions; behind them all of the sheet has the conditions. */
const most = 1_000;
const longestLine = 1_000;
const longestPlaces = 100_000;
const everywhere: Corners = { left: 0, top: 1, right: Infinity, bottom: Infinity };
const isPageLine = (element: string) => /^(?:odd|even|first)(?:Header|Footer)$/.test(element);

/** @param looks of the workbook, by the index that conditions have */
export async function readSheetTail(stream: Readable, looks: readonly ConditionalLook[]): Promise<SheetTail> {
  const lines = new Set<string>();
  const prompts = new Set<string>();
  const conditions = createConditions(looks);
  let text: string | null = null;
  await readXml(Readable.from(behindRows(stream), { objectMode: false }), {
    open(element, attributes) {
      if (isPageLine(element) || element === 'sqref') text = '';
      if (element === 'dataValidation') addLine(prompts, attributes['prompt']);
      conditions.open(element, attributes);
    },
    text(part) {
      if (text !== null) text = (text + part).slice(0, longestPlaces);
    },
    close(element) {
      if (isPageLine(element)) for (const line of linesOfPage(text ?? '')) addLine(lines, line);
      conditions.close(element, text ?? '');
      if (isPageLine(element) || element === 'sqref') text = null;
    },
  });
  return { lines: [...lines], prompts: [...prompts], ...conditions.found() };
}

/** Behind the last cell, as a document of its own: what stands before may be millions of rows. */
async function* behindRows(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  let isBehind = false;
  stream.setEncoding('utf8');
  for await (const piece of stream as AsyncIterable<string>) {
    if (isBehind) {
      yield piece;
      continue;
    }
    rest += piece;
    const end = /<(?:\/(\w+:)?sheetData\s*|(\w+:)?sheetData\s*\/)>/u.exec(rest);
    if (end) {
      isBehind = true;
      yield `<${end[1] ?? end[2] ?? ''}worksheet>${rest.slice(end.index + end[0].length)}`;
    }
    rest = rest.slice(-longestEnd);
  }
  if (!isBehind) yield '<worksheet/>';
}

/** Of the tag that ends the rows. */
const longestEnd = 200;

/** Conditional formats; those of newer programs have their places, and how they look, within them. */
function createConditions(looks: readonly ConditionalLook[]) {
  const conditional: ConditionalStyle[] = [];
  const hiding = new Set<string>();
  let places: string | null = null;
  let shown: ConditionalLook[] = [];
  let own = createConditionalLooks(most);
  const add = ({ style, hides = false }: ConditionalLook, where: string) => {
    if (hides && hiding.size < most) hiding.add(where.slice(0, longestShown));
    if (!style) return;
    for (const place of where.split(/\s+/u)) {
      const isFull = conditional.length >= most;
      if (isFull && conditional.some((other) => other.style === style && other.right === Infinity)) return;
      if (conditional.length > 2 * most) throw new Error(`a sheet has over ${most} conditional formats`);
      conditional.push({ ...everywhere, ...(isFull ? null : cornersOf(place)), style });
    }
  };
  return {
    open(element: string, attributes: Readonly<Record<string, string>>): void {
      if (element === 'conditionalFormatting') {
        [places, shown, own] = [attributes['sqref'] ?? '', [], createConditionalLooks(most)];
      }
      if (places === null) return;
      own.note(element, attributes);
      const { dxfId, showValue } = attributes;
      if (element === 'cfRule' && dxfId !== undefined) shown.push(looks[Number(dxfId)] ?? {});
      if (showValue === '0' || showValue === 'false') shown.push({ hides: true });
    },
    close(element: string, text: string): void {
      if (places === null) return;
      own.end(element);
      if (element === 'sqref') places ||= text;
      if (element !== 'conditionalFormatting') return;
      for (const look of [...shown, ...own.all]) add(look, places.trim());
      places = null;
    },
    found: () => ({ conditional, hiding: [...hiding] }),
  };
}

const longestShown = 100;

function addLine(lines: Set<string>, line = ''): void {
  const text = unescaped(line).replace(/\s+/gu, ' ').trim().slice(0, longestLine);
  if (/[\p{L}\p{N}]/u.test(text) && lines.size < most) lines.add(text);
}

/** Of `&L&"Arial,Bold"&14ĐVT: triệu đồng&R&P/&N` the words: what begins with `&` says how, and where, they are printed. */
function linesOfPage(text: string): string[] {
  const codes = /&(?:"[^"]*"|K[\dA-Fa-f]{2}(?:[\dA-Fa-f]{4}|[+-]\d{3})|\d+ ?|&|[A-Za-z])/gu;
  const words = text.replace(codes, (code) => (code === '&&' ? '&' : /^&[LCR]$/iu.test(code) ? '\n' : ''));
  return words.split(/\r?\n/u);
}
