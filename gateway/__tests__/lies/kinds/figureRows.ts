import type { LiesOfAKind } from '../lie';
import { always, exactly, plus, saying } from './tools';

type Row = Record<string, any>;

export const figureRowLies: LiesOfAKind = [
  'Parts and rows of figures',
  [
    {
      id: 'part-above-whole',
      what: 'A programme cost 9 billion of 6',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProgrammeFigure.spent': (value) => (value === null ? null : exactly(9e9)()) },
    },
    {
      id: 'kind-above-awards',
      what: 'There are more awards of a kind than awards',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Awards.total': exactly(100) },
    },
    {
      id: 'apart-above-count',
      what: 'More awards are in no other row than are in the row',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'AwardFigure.apart': plus(1_000) },
    },
    {
      id: 'apart-unsaid',
      what: 'It is not said which awards are in no other row',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'AwardFigure.apart': always(null) },
    },
    {
      id: 'kind-swapped',
      what: 'Certificates are called flags',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'AwardFigure.kind': always('EMULATION_FLAG') },
    },
    {
      id: 'kind-unknown',
      what: 'A kind of award is none of the contract',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'AwardFigure.kind': always('MEDAL') },
    },
    {
      id: 'body-swapped',
      what: 'The Confederation gave what the province gave',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'AwardFigure.awardedBy': always('CONFEDERATION') },
    },
    {
      id: 'kind-twice',
      what: 'A row of awards stands twice',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Awards.byKind': (rows: Row[]) => rows.flatMap((row) => [row, row]) },
    },
    {
      id: 'programme-twice',
      what: 'A programme stands twice',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Welfare.byProgramme': (rows: Row[]) => rows.flatMap((row) => [row, row]) },
    },
    {
      id: 'rows-backwards',
      what: 'Awards stand in another order',
      kit: null,
      gateway: 'BELIEVED',
      harmless: 'Lists of figures are sets of rows; sums put them in the order of the enums.',
      changes: { 'Awards.byKind': (rows: Row[]) => rows.toReversed() },
    },
    {
      id: 'programme-renamed',
      what: 'A programme has another name',
      kit: 'figures.names',
      gateway: 'SAME',
      changes: { 'ProgrammeFigure.name': always('A Tết khác') },
    },
    {
      id: 'programme-mojibake',
      what: 'The name of a programme is broken text',
      kit: 'figures.names',
      gateway: 'SAME',
      changes: { 'ProgrammeFigure.name': always('Táº¿t Sum váº§y') },
    },
    {
      id: 'programme-unknown',
      what: 'A programme is none of the catalogue',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'ProgrammeFigure.programme': always('chuong-trinh-khac') },
    },
    {
      id: 'activity-added',
      what: 'There is an activity of which no fact tells',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Figures.activities': (_rows, { made }) => [{ ...made(), ...activity('trainingClasses') }] },
    },
    {
      id: 'activity-of-members',
      what: 'Members stand among the activities',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Figures.activities': (_rows, { made }) => [{ ...made(), ...activity('members') }] },
    },
    {
      id: 'activity-not-added',
      what: 'A price stands among the activities, which are added up',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Figures.activities': (_rows, { made }) => [{ ...made(), ...activity('shiftMealPrice') }] },
    },
    {
      id: 'activity-unknown',
      what: 'There is an activity that the catalogue does not have',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Figures.activities': (_rows, { made }) => [{ ...made(), ...activity('khong-co') }] },
    },
    {
      id: 'units-one-more',
      what: 'The figures of units have one gift more',
      kit: 'figures.units',
      gateway: 'BELIEVED',
      changes: {
        'Unit.figures': (figures: Row | null) =>
          figures?.welfare?.gifts
            ? { ...figures, welfare: { ...figures.welfare, gifts: plus(1)(figures.welfare.gifts) } }
            : figures,
      },
    },
    {
      id: 'units-denied',
      what: 'Units have no figures',
      kit: 'figures.units',
      gateway: 'BELIEVED',
      changes: { 'Unit.figures': always(null) },
    },
    {
      id: 'coverage-empty',
      what: 'It is not said of which units a number is made',
      kit: 'report.coverage',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.coverage': always([]) },
    },
    {
      id: 'coverage-full',
      what: 'Units that did not report are said to have',
      kit: 'report.coverage',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.coverage': (rows: Row[] | null) =>
          rows?.map((row) => saying({ missing: [], reported: row.expected as number })(row)),
      },
    },
    {
      id: 'coverage-above',
      what: 'More units reported than were expected to',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'UnitCoverage.reported': always(99) },
    },
    {
      id: 'coverage-missing-added',
      what: 'Units are missing beside all that were expected',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'UnitCoverage.missing': always(['huyen-cao-loc', 'huyen-loc-binh', 'nganh-giao-duc', 'x']) },
    },
  ],
];

const activity = (measure: string) => ({ measure, _measure: measure, quantity: exactly(7)() });
