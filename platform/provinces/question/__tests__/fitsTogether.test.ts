import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { createQuestionCompiler } from '../question';
import { UnusableAnswerError } from '../unusableAnswer';

const compiler = createQuestionCompiler(createComposedProvinceSchema());

function questionOf(selection: string) {
  const fetch = compiler.compileSelection('$unused: Int', selection);
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create({});
}

function read(selection: string, entity: object): unknown {
  return questionOf(selection).read(entity, 'cao-bang');
}

function isTaken(selection: string, entity: object): boolean {
  try {
    read(selection, entity);
    return true;
  } catch (error) {
    if (error instanceof UnusableAnswerError) return false;
    throw error;
  }
}

const report = (fields: object) => ({ report: { year: 2024, ...fields } });
const figures = (fields: object) => report({ figures: fields });
const exactly = (value: number) => ({ atLeast: value, atMost: value });
const bounds = '{ atLeast atMost }';
const ofFigures = (selection: string) => `report(year: 2024) { year figures { ${selection} } }`;

const bySector = ofFigures(`membership { unions ${bounds} unionsBySector { sector unions ${bounds} } }`);
const sectors = (whole: object | null, ...unions: object[]) =>
  figures({
    membership: {
      unions: whole,
      unionsBySector: unions.map((each) => ({ sector: 'STATE_ADMINISTRATION', unions: each })),
    },
  });
const byKind = ofFigures(`awards { total ${bounds} byKind { kind count ${bounds} apart ${bounds} } }`);
const kinds = (
  total: object,
  count: object,
  apart: object | null = null,
  awardedBy: string[] = ['PROVINCE'],
) =>
  figures({
    awards: {
      total,
      byKind: awardedBy.map((body) => ({
        ...{ kind: 'COMMENDATION', _awardedBy: body, _recipient: null },
        ...{ count, apart },
      })),
    },
  });
const byProgramme = ofFigures(
  `welfare { spent ${bounds} gifts ${bounds} byProgramme { programme spent ${bounds} gifts ${bounds} } }`,
);
const programmes = (spent: object, part: object, ids = ['tet-sum-vay']) =>
  figures({
    welfare: {
      ...{ spent, gifts: null },
      byProgramme: ids.map((programme) => ({ programme, spent: part, gifts: null })),
    },
  });
const activities = ofFigures('activities { measure name }');
const activity = (...measures: string[]) =>
  figures({ activities: measures.map((measure) => ({ measure, name: 'Tên khác' })) });

const times = 'report(year: 2024) { year updatedAt receivedAt }';
const unit = 'unit(id: "huyen-a") { id parent validFrom validTo }';
const aUnit = (fields: object) => ({
  unit: { id: 'huyen-a', parent: 'cao-bang', validFrom: null, validTo: null, ...fields },
});
const facts =
  'facts(first: 3) { edges { cursor node { id includedIn printed withheld status offset quantity { atLeast } excerpt { marked } document { text } } } pageInfo { endCursor hasNextPage } }';
const aFact = {
  ...{ id: 'f1', includedIn: null, printed: '12', withheld: null, status: null, offset: 4 },
  ...{ quantity: { atLeast: 12 }, excerpt: null, document: { text: 'Có 12 đoàn viên' } },
};
const page = (pageInfo: object, ...nodes: object[]) => ({
  facts: {
    edges: nodes.map((fields, index) => ({ cursor: `c${index}`, node: { ...aFact, ...fields } })),
    pageInfo: {
      endCursor: nodes.length === 0 ? null : `c${nodes.length - 1}`,
      hasNextPage: false,
      ...pageInfo,
    },
  },
});
const revisions = 'revisions(first: 3) { edges { node { number at undoes undoneBy } } }';
const revision = (...rows: object[]) => ({
  revisions: {
    edges: rows.map((fields) => ({
      node: { number: 2, at: '2025-01-15T08:00:00Z', undoes: null, undoneBy: null, ...fields },
    })),
  },
});

describe('a province is taken at its word if what it says fits together', () => {
  it.each<[string, string, object, boolean]>([
    ['a sector of all unions', bySector, sectors(exactly(5), exactly(5)), true],
    ['more unions of a sector than unions', bySector, sectors(exactly(5), exactly(6)), false],
    ['a sector of unknown unions', bySector, sectors(null, exactly(6)), true],
    ['a sector of over 5 unions', bySector, sectors({ atLeast: 5, atMost: null }, exactly(6)), true],
    ['up to 9 unions of a sector, of 5', bySector, sectors(exactly(5), { atLeast: 0, atMost: 9 }), true],
    ['a sector twice', bySector, sectors(exactly(5), exactly(1), exactly(1)), false],
    ['a kind of award of all awards', byKind, kinds(exactly(5), exactly(5)), true],
    ['more awards of a kind than awards', byKind, kinds(exactly(5), exactly(6)), false],
    ['more awards apart than of the kind', byKind, kinds(exactly(9), exactly(5), exactly(6)), false],
    [
      'a kind of award by two bodies',
      byKind,
      kinds(exactly(9), exactly(2), null, ['PROVINCE', 'CONFEDERATION']),
      true,
    ],
    ['a kind of award twice', byKind, kinds(exactly(9), exactly(2), null, ['PROVINCE', 'PROVINCE']), false],
    ['a programme of all that was spent', byProgramme, programmes(exactly(5), exactly(5)), true],
    ['9 bn of a programme in 5 bn', byProgramme, programmes(exactly(5e9), exactly(9e9)), false],
    [
      'a programme twice',
      byProgramme,
      programmes(exactly(5), exactly(1), ['tet-sum-vay', 'tet-sum-vay']),
      false,
    ],
    ['an activity', activities, activity('trainingClasses'), true],
    ['an activity twice', activities, activity('trainingClasses', 'trainingClasses'), false],
    ['members as an activity', activities, activity('members'), false],
    ['a price as an activity, which would be added up', activities, activity('shiftMealPrice'), false],
    [
      'figures of the year 2099',
      times,
      report({ updatedAt: '2099-01-01T00:00:00Z', receivedAt: null }),
      false,
    ],
    [
      'a report that came in after its figures, as a draft does that becomes final',
      times,
      report({ updatedAt: '2025-01-15T08:00:00Z', receivedAt: '2025-01-15T09:00:00Z' }),
      true,
    ],
    [
      'a report that is still to come in',
      times,
      report({ updatedAt: '2025-01-15T08:00:00Z', receivedAt: '2999-01-15T09:00:00Z' }),
      false,
    ],
    [
      'the same moment in another zone',
      times,
      report({ updatedAt: '2025-01-15T08:00:00Z', receivedAt: '2025-01-15T15:00:00+07:00' }),
      true,
    ],
    [
      'coverage of more that are missing than did not report',
      'report(year: 2024) { year coverage { measure reported expected missing } }',
      report({ coverage: [{ measure: 'members', reported: 2, expected: 3, missing: ['a', 'b'] }] }),
      false,
    ],
    [
      'a document twice',
      'report(year: 2024) { year documents { id } }',
      report({ documents: [{ id: 'd' }, { id: 'd' }] }),
      false,
    ],
    [
      'a unit that ended before it began',
      unit,
      aUnit({ validFrom: '2024-02-01', validTo: '2024-01-01' }),
      false,
    ],
    ['a unit of a day', unit, aUnit({ validFrom: '2024-02-01', validTo: '2024-02-02' }), true],
    ['a unit below itself', unit, aUnit({ parent: 'huyen-a' }), false],
    [
      'another unit, whose id is not asked for',
      'unit(id: "huyen-a") { name }',
      { unit: { name: 'B', _id: 'huyen-b' } },
      false,
    ],
    ['a fact', facts, page({}, {}), true],
    ['a fact in itself', facts, page({}, { includedIn: 'f1' }), false],
    ['a fact twice', facts, page({}, {}, {}), false],
    ['two facts', facts, page({}, {}, { id: 'f2' }), true],
    ['a fact of no number, in silence', facts, page({}, { quantity: null }), false],
    ['a fact that is not applicable', facts, page({}, { quantity: null, status: 'NOT_APPLICABLE' }), true],
    [
      'a number that is withheld',
      facts,
      page({}, { quantity: null, printed: null, withheld: 'SMALL_NUMBER' }),
      true,
    ],
    ['a number that was not collected', facts, page({}, { status: 'NOT_COLLECTED' }), false],
    ['a sentence of the number', facts, page({}, { excerpt: { marked: '12' } }), true],
    ['a sentence of another number', facts, page({}, { excerpt: { marked: '13' } }), false],
    ['a number that is withheld and shown', facts, page({}, { withheld: 'SMALL_NUMBER' }), false],
    ['a place beyond the text', facts, page({}, { offset: 15 }), false],
    ['a page after an empty one', facts, page({ hasNextPage: true }), false],
    ['a page after this', facts, page({ hasNextPage: true }, {}), true],
    ['an end that is not that of the rows', facts, page({ endCursor: 'c7' }, {}), false],
    [
      'a page that leads to itself',
      facts.replace('first: 3', 'first: 3, after: "c0"'),
      page({ hasNextPage: true }, {}),
      false,
    ],
    [
      'facts of another document, whose id is not asked for',
      'facts(document: "d") { edges { node { id } } }',
      { facts: { edges: [{ node: { id: 'f1', _document: { id: 'e' } } }] } },
      false,
    ],
    [
      'facts of another year, which is not asked for',
      'facts(year: 2024) { edges { node { id } } }',
      { facts: { edges: [{ node: { id: 'f1', _year: 2023 } }] } },
      false,
    ],
    ['two revisions', revisions, revision({}, { number: 1, undoneBy: 2 }), true],
    ['a revision twice', revisions, revision({}, {}), false],
    ['a revision that undoes a later one', revisions, revision({ undoes: 3 }), false],
    ['a revision that an earlier one has undone', revisions, revision({ undoneBy: 1 }), false],
    ['a revision of the year 2099', revisions, revision({ at: '2099-01-01T00:00:00Z' }), false],
  ])('%s', (_what, selection, entity, expected) => {
    expect(isTaken(selection, entity)).toBe(expected);
  });
});

describe('the gateway does not ask a province what it knows itself', () => {
  it('calls an activity as the catalogue does, and one that it does not have by its id', () => {
    expect(read(activities, activity('trainingClasses', 'somethingNew'))).toMatchObject(
      figures({
        activities: [
          { measure: 'trainingClasses', name: 'Lớp bồi dưỡng, tập huấn' },
          { measure: 'somethingNew', name: 'somethingNew' },
        ],
      }),
    );
  });

  it('calls a programme as the catalogue does, whatever the fields are asked for as', () => {
    const programme = { _programme: 'tet-sum-vay', label: 'T\u1ebft SV' };
    expect(
      read(
        ofFigures('welfare { byProgramme { label: name } }'),
        figures({ welfare: { byProgramme: [programme] } }),
      ),
    ).toMatchObject(figures({ welfare: { byProgramme: [{ label: 'Tết Sum vầy' }] } }));
  });

  it('writes a name that looks the same the same', () => {
    const name = 'Huyện Mường Ảng';
    expect(read('unit(id: "a") { name }', { unit: { name: name.normalize('NFD') } })).toEqual({
      unit: { name },
    });
  });

  it('has a service tell what the answer is held to, besides what is asked for', () => {
    const text = (selection: string) => questionOf(selection).write(0).selection.replace(/\s+/g, ' ');
    expect(text('facts(document: "d", year: 2024) { edges { node { printed } } }')).toContain(
      'node { printed _id: id _year: year _document: document { id } }',
    );
    expect(text('units { edges { node { id } } }')).toContain('node { id }');
    expect(text('report(year: 2024) { year figures { activities { name } } }')).toContain(
      'activities { name _measure: measure }',
    );
  });
});
