import { readRelations, type Relation } from './relations';
import { unescaped } from './textRuns';
import { readXml } from './xml';
import type { ZipArchive } from './zip';

/** What a sheet shows beside its cells. */
export interface SheetParts {
  /** The words of boxes, arrows and diagrams, a paragraph each. */
  boxes: readonly string[];
  /** The titles of charts. */
  charts: readonly string[];
  /** What is looked at no further. */
  unread: ReadonlySet<UnreadPart>;
}

export type UnreadPart = 'CHART' | 'PICTURE' | 'OBJECT' | 'CONTROL' | 'OTHER';

/** What the types of relations are; `null` shows nothing that is not in the cells, or is read elsewhere. */
const kindOf: Readonly<Record<string, UnreadPart | 'BOXES' | null>> = {
  drawing: 'BOXES',
  diagramData: 'BOXES',
  diagramLayout: null,
  diagramColors: null,
  diagramQuickStyle: null,
  // The words of the diagram once more, each in its place.
  diagramDrawing: null,
  chart: 'CHART',
  chartEx: 'CHART',
  chartUserShapes: 'BOXES',
  chartStyle: null,
  chartColorStyle: null,
  image: 'PICTURE',
  oleObject: 'OBJECT',
  package: 'OBJECT',
  control: 'CONTROL',
  ctrlProp: 'CONTROL',
  comments: null,
  threadedComment: null,
  hyperlink: null,
  printerSettings: null,
  customProperty: null,
  table: null,
  queryTable: null,
  pivotTable: null,
  slicer: null,
  timeline: null,
};

const most = 1_000;
const longestLine = 1_000;
/** A sheet has a drawing, that has a chart, and that has boxes. */
const deepest = 4;

export async function readSheetParts(zip: ZipArchive, sheetPath: string): Promise<SheetParts> {
  const found = { boxes: new Set<string>(), charts: new Set<string>(), unread: new Set<UnreadPart>() };
  await follow(zip, sheetPath, found, new Set([sheetPath]), 1);
  return { ...found, boxes: [...found.boxes], charts: [...found.charts] };
}

interface Found {
  boxes: Set<string>;
  charts: Set<string>;
  unread: Set<UnreadPart>;
}

async function follow(zip: ZipArchive, part: string, found: Found, seen: Set<string>, depth: number) {
  const relations = await readRelations(zip, part);
  for (const relation of relations) {
    const { path } = relation;
    const kind = kindIn(relation, relations);
    if (kind === null) continue;
    if (kind !== 'BOXES') found.unread.add(kind);
    if (path === null || seen.has(path) || !(kind === 'BOXES' || kind === 'CHART')) continue;
    seen.add(path);
    if (depth > deepest || seen.size > most) throw new Error(`"${part}" refers to too many parts`);
    for (const line of await readParagraphs(zip, path)) {
      const lines = kind === 'BOXES' ? found.boxes : found.charts;
      if (lines.size < most) lines.add(line);
    }
    await follow(zip, path, found, seen, depth + 1);
  }
}

/** Comments are drawn by older means too, which are read as comments. */
function kindIn({ type }: Relation, relations: readonly Relation[]): UnreadPart | 'BOXES' | null {
  if (type === 'vmlDrawing') return relations.some((other) => other.type === 'comments') ? null : 'CONTROL';
  // A type may be called `constructor`.
  return Object.hasOwn(kindOf, type) ? (kindOf[type] ?? null) : 'OTHER';
}

/** The words of a drawing: runs of text in paragraphs. */
async function readParagraphs(zip: ZipArchive, path: string): Promise<string[]> {
  const lines: string[] = [];
  let line = '';
  let inText = false;
  await readXml(await zip.open(path), {
    open(element) {
      inText = element === 't';
      if (element === 'p') line = '';
      if (element === 'br') line += ' ';
    },
    text(text) {
      if (inText) line = (line + text).slice(0, longestLine);
    },
    close(element) {
      inText = false;
      if (element !== 'p') return;
      const words = unescaped(line).replace(/\s+/gu, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(words) && lines.length < most) lines.push(words);
      line = '';
    },
  });
  return lines;
}
