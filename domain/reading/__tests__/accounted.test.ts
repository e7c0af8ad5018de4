import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { loadLexicon } from '../../../platform/loadLexicon';
import { projectPath } from '../../../platform/paths';
import { madeTruth } from '../../../bench/reading/truth';
import { readReport } from '../readReport';
import type { Reading, Span } from '../reading';

const knowledge = { catalogue: loadCatalogue(), lexicon: loadLexicon() };
const seeds = projectPath('data', 'seeds', 'texts');
const texts = [
  ...readdirSync(seeds).map((file) => readFileSync(`${seeds}/${file}`, 'utf8')),
  ...madeTruth('open').map(({ text }) => text),
  ...madeTruth('held-out').map(({ text }) => text),
];

/** Every number of a text in one list, by its place. */
function listed({ proposals, leftOut, notUnderstood }: Reading): Span[] {
  return [...proposals, ...leftOut, ...notUnderstood].sort((a, b) => a.start - b.start);
}

/** What is not in exactly one list, or does not stand where it is said to. */
function unaccounted(text: string): string[] {
  const spans = listed(readReport(text, knowledge));
  const misplaced = spans.filter(
    (span) => text.slice(span.start, span.end) !== span.text || span.text === '',
  );
  const numbered = spans.filter(({ text: words }) => /\p{Nd}/u.test(words));
  const overlapping = numbered.filter((span, index) => (numbered[index - 1]?.end ?? 0) > span.start);
  const digits = [...text.matchAll(/\p{Nd}+/gu)].filter(
    ({ index, 0: run }) => !spans.some(({ start, end }) => start <= index && index + run.length <= end),
  );
  return [
    ...misplaced.map(({ text: words }) => `misplaced: ${words}`),
    ...overlapping.map(({ text: words }) => `twice: ${words}`),
    ...digits.map(
      ({ 0: run, index }) => `in no list: ${text.slice(Math.max(0, index - 20), index + run.length + 20)}`,
    ),
  ];
}

const words = fc.constantFrom(
  ...'đoàn viên CĐCS suất quà đồng triệu tỷ lượt năm ngày tháng số Cụm thi đua tặng Bằng khen cho tập thể cá nhân kết nạp'.split(
    ' ',
  ),
  ...[
    'trên',
    'gần',
    'hàng nghìn',
    'ba tập thể',
    'trong đó',
    'mỗi',
    'Tổng LĐLĐ',
    '“',
    '”',
    ',',
    ';',
    '.',
    ':',
    '/',
    '-',
    '–',
    '(',
    ')',
    '%',
    '\n',
    '\u00a0',
  ],
);
const numbers = fc.oneof(
  fc.nat(3_000_000).map((number) => number.toLocaleString('de-DE')),
  fc.nat(99_999).map(String),
  fc.constantFrom(
    '54/65',
    '27/12',
    '16/12/2024',
    '2023 - 2028',
    '1 469 200',
    '12.5',
    '0912 345 678',
    '187/BC-LĐLĐ',
    'm2',
    'COVID-19',
    '١٢',
    '1,6',
    '20.000đ- 40.000đ',
    '9:30',
    '1.1.',
    'z6152267266429',
  ),
);

describe('readReport', () => {
  it('has every number of a text in exactly one list, where it stands', () => {
    for (const text of texts) expect(unaccounted(text)).toEqual([]);
    for (const text of texts) expect(unaccounted(text.normalize('NFD'))).toEqual([]);
  });

  it('does so whatever the words and numbers are', () => {
    const text = fc.array(fc.oneof(words, numbers), { maxLength: 60 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, (drawn) => {
        expect(unaccounted(drawn)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (drawn) => {
        expect(unaccounted(drawn)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has words that are numbers in a list too, and those that are none in no list', () => {
    const words = (text: string) => listed(readReport(text, knowledge)).map((span) => span.text);
    expect(words('Hàng nghìn suất quà, ba tập thể, vài chục đơn vị.')).toEqual([
      'Hàng nghìn',
      'ba',
      'vài chục',
    ]);
    expect(words('Trong năm, các đơn vị; một số tập thể; ba mẹ; hai bên.')).toEqual([]);
  });

  it('reads a composed text and a decomposed one alike', () => {
    for (const text of texts) {
      const short = ({ proposals }: Reading) =>
        proposals.map(({ measure, value, programme, awardedBy }) => [measure, value, programme, awardedBy]);
      expect(short(readReport(text.normalize('NFD'), knowledge))).toEqual(short(readReport(text, knowledge)));
    }
  });
});
