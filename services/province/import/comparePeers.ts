import { dimensionsOf } from '../../../domain/facts';
import { peerRange, type PeerRange } from '../../../domain/peers';
import type { ImportProblem } from '../../../domain/problems';
import {
  createFinding,
  totalOf,
  type PeerRule,
  type Rule,
  type RuleFinding,
  type UnitFigures,
} from '../../../domain/rules';
import { changedCells } from '../data/figureChanges';
import {
  PeersUnavailableError,
  type AskPeers,
  type PeerNumbers,
  type PeerQuestion,
  type Why,
} from './askPeers';

/** The province's own figures, as they are and as they would be. */
export interface ComparedFigures {
  province: string;
  years: readonly number[];
  before(year: number): Promise<UnitFigures | undefined>;
  after(year: number): Promise<UnitFigures | undefined>;
}

export interface PeerComparison {
  findings: RuleFinding[];
  /** What was not compared, and why. */
  warnings: ImportProblem[];
}

/** Sets the province's totals that an import changes beside those of provinces of like size; refuses nothing. */
export async function comparePeers(
  rules: readonly Rule[],
  askPeers: AskPeers | undefined,
  figures: ComparedFigures,
): Promise<PeerComparison> {
  const rule = rules.find((one): one is PeerRule => one.compare === 'PEERS');
  const numbers = rule && askPeers ? await changedNumbers(rule, figures) : [];
  if (!rule || !askPeers || numbers.length === 0) return { findings: [], warnings: [] };
  const compared = await askRanges(rule, askPeers, figures.province, numbers);
  const alone = compared.flatMap(({ own, range }) => (range === null ? [own] : []));
  const unanswered = compared.flatMap(({ own, range }) =>
    range instanceof PeersUnavailableError ? [{ own, why: range.why }] : [],
  );
  const [first] = unanswered;
  return {
    findings: compared.flatMap(({ own, range }) => findingOf(rule, figures.province, own, range)),
    warnings: [
      ...(first
        ? [
            notCompared(
              first.why,
              unanswered.map(({ own }) => own),
            ),
          ]
        : []),
      ...(alone.length > 0 ? [notCompared(withoutPeers(rule), alone)] : []),
    ],
  };
}

interface OwnNumber extends PeerQuestion {
  value: number;
  /** The province's size; null if it is not known. */
  size: number | null;
}

/** Exact totals that are not as they were; the newest first, as which they are asked if there is time for some alone. */
async function changedNumbers(rule: PeerRule, figures: ComparedFigures): Promise<OwnNumber[]> {
  const numbers: OwnNumber[] = [];
  for (const year of [...figures.years].sort((a, b) => b - a)) {
    const after = await figures.after(year);
    const cells = changedCells(await figures.before(year), after);
    const totals = cells.filter((cell) => Object.keys(dimensionsOf(cell)).length === 0);
    const changed = new Set(totals.map(({ measure }) => measure));
    const previousSize = exactTotal(await figures.after(year - 1), rule.sizeMeasure);
    for (const measure of rule.measures.filter((id) => changed.has(id))) {
      const value = exactTotal(after, measure);
      // A number does not choose with whom it is compared.
      const currentSize = measure === rule.sizeMeasure ? null : exactTotal(after, rule.sizeMeasure);
      if (value !== null) numbers.push({ measure, year, value, size: previousSize ?? currentSize });
    }
  }
  return numbers;
}

function exactTotal(figures: UnitFigures | undefined, measure: string): number | null {
  const cell = totalOf(figures, measure);
  return cell && !cell.estimated && cell.atLeast === cell.atMost ? cell.atLeast : null;
}

type ComparedRange = PeerRange & { year: number };

interface ComparedNumber {
  own: OwnNumber;
  /** Null if there are too few of like size. */
  range: ComparedRange | PeersUnavailableError | null;
}

async function askRanges(
  rule: PeerRule,
  askPeers: AskPeers,
  province: string,
  numbers: readonly OwnNumber[],
): Promise<ComparedNumber[]> {
  const sizeOf = ({ year }: OwnNumber): PeerQuestion => ({ measure: rule.sizeMeasure, year });
  const questions = new Map<string, PeerQuestion>();
  for (const own of numbers) {
    for (const { measure, year } of [sizeOf(own), own])
      questions.set(keyOf({ measure, year }), { measure, year });
  }
  const answers = await askPeers([...questions.values()]);
  const answerOf = new Map([...questions.keys()].map((key, index) => [key, answers[index]]));
  return numbers.map((own) => {
    const sizes = answerOf.get(keyOf(sizeOf(own))) ?? noAnswer;
    const values = answerOf.get(keyOf(own)) ?? noAnswer;
    if (sizes instanceof PeersUnavailableError) return { own, range: sizes };
    if (values instanceof PeersUnavailableError) return { own, range: values };
    return { own, range: rangeOf(rule, own, province, { sizes, values }) };
  });
}

/** No import ends because others are not known. */
const noAnswer = new PeersUnavailableError({ vi: 'không có câu trả lời', en: 'there is no answer' }, null);

function keyOf({ measure, year }: PeerQuestion): string {
  return `${measure}|${year}`;
}

/** Of the same year; of the year before as long as too few have reported the same year. */
function rangeOf(
  rule: PeerRule,
  { size, year }: OwnNumber,
  province: string,
  { sizes, values }: Record<'sizes' | 'values', PeerNumbers>,
): ComparedRange | null {
  if (size === null) return null;
  const others = [...values].filter(([id]) => id !== province);
  const rangeBy = (when: 'current' | 'previous') => {
    const peers = others.map(([id, numbers]) => {
      const known = sizes.get(id);
      return { size: known?.previous ?? known?.current ?? null, value: numbers[when] };
    });
    return peerRange(size, peers, rule);
  };
  const current = rangeBy('current');
  if (current) return { ...current, year };
  const previous = rangeBy('previous');
  return previous && { ...previous, year: year - 1 };
}

function findingOf(
  rule: PeerRule,
  province: string,
  { measure, year, value }: OwnNumber,
  range: ComparedNumber['range'],
): RuleFinding[] {
  if (range === null || range instanceof PeersUnavailableError) return [];
  if (range.atLeast <= value && value <= range.atMost) return [];
  const words = {
    measure,
    left: value,
    right: range.median,
    atLeast: Math.max(0, Math.ceil(range.atLeast)),
    atMost: Math.floor(range.atMost),
    peers: range.peers,
    year: String(range.year),
  };
  return [createFinding(rule, province, year, words)];
}

function withoutPeers({ leastPeers, sizeMeasure }: PeerRule): Why {
  return {
    vi: `ít hơn ${leastPeers} tỉnh cùng quy mô có số chính xác, hoặc chưa rõ quy mô (${sizeMeasure}) của tỉnh`,
    en: `fewer than ${leastPeers} provinces of like size have an exact number, or the province's size (${sizeMeasure}) is not known`,
  };
}

function notCompared({ vi, en }: Why, numbers: readonly OwnNumber[]): ImportProblem {
  const names = numbers.map(({ measure, year }) => `${measure} ${year}`).join(', ');
  return {
    place: 'file',
    message: `Chưa so với tỉnh khác, vì ${vi}: ${names}. Not compared with other provinces, because ${en}: ${names}`,
  };
}
