import fc from 'fast-check';
import { parse } from 'graphql';
import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { createQuestionCompiler, type Question } from '../question';
import { readAnswer } from '../../answer';
import { writeRequest } from '../../request';

const compiler = createQuestionCompiler(createComposedProvinceSchema());

function questionOf(document: string, variables: Record<string, unknown> = {}): Question {
  const fetch = compiler.compile(parse(document));
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create(variables);
}

const reportOf = (fields: string) => `query ($representations: [_Any!]!, $year: Int!) {
  _entities(representations: $representations) { ... on Province { report(year: $year) { ${fields} } } }
}`;

describe('one request for several questions', () => {
  it('gives each question a slot with variables and fragments of its own', () => {
    const first = questionOf(reportOf('year'), { year: 2023, representations: [] });
    const second = questionOf(
      `query ($representations: [_Any!]!, $year: Int!) {
        _entities(representations: $representations) { ...Report }
      }
      fragment Report on Province { now: report(year: $year) { revision } }`,
      { year: 2024, unused: true },
    );
    const body = JSON.parse(
      writeRequest([
        { question: first, provinces: ['a', 'b'] },
        { question: second, provinces: ['b'] },
      ]).toString(),
    ) as { query: string; variables: unknown };
    expect(body.query.replace(/\s+/g, ' ')).toBe(
      'query Provinces($r0: [_Any!]! $v0_year: Int! $r1: [_Any!]! $v1_year: Int!) { ' +
        'q0: _entities(representations: $r0) { ... on Province { _askedProvince: id } ... on Province { report(year: $v0_year) { year } } } ' +
        'q1: _entities(representations: $r1) { ... on Province { _askedProvince: id } ...Report_1 } } ' +
        'fragment Report_1 on Province { now: report(year: $v1_year) { revision _year: year } }',
    );
    expect(body.variables).toEqual({
      r0: [
        { __typename: 'Province', id: 'a' },
        { __typename: 'Province', id: 'b' },
      ],
      v0_year: 2023,
      r1: [{ __typename: 'Province', id: 'b' }],
      v1_year: 2024,
    });
  });

  it('has the variables of the slot that a question stands in, wherever it stood before', () => {
    const question = questionOf(reportOf('year'), { year: 2024 });
    const other = questionOf(reportOf('revision'), { year: 2023 });
    const slot = (of: Question) => ({ question: of, provinces: ['a'] });
    const variables = (...questions: Question[]) =>
      (JSON.parse(writeRequest(questions.map(slot)).toString()) as { variables: object }).variables;
    const r = [{ __typename: 'Province', id: 'a' }];
    expect(variables(question, other)).toEqual({ r0: r, v0_year: 2024, r1: r, v1_year: 2023 });
    expect(variables(other, question)).toEqual({ r0: r, v0_year: 2023, r1: r, v1_year: 2024 });
    expect(variables(question)).toEqual({ r0: r, v0_year: 2024 });
  });

  it('has equal keys for questions that ask the same, and others for others', () => {
    const key = (fields: string, year: number) => questionOf(reportOf(fields), { year }).key;
    expect(key('year', 2024)).toBe(key('year', 2024));
    expect(key('year', 2024)).not.toBe(key('year', 2023));
    expect(key('year', 2024)).not.toBe(key('revision', 2024));
  });

  it('is not made of anything but entity fetches', () => {
    expect(compiler.compile(parse('{ provinces { id } }'))).toEqual({
      kind: 'refused',
      message: 'Provinces answer entity fetches only',
    });
  });
});

describe('an answer', () => {
  const question = questionOf(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Province { __typename a: report(year: 2024) { year figures { membership { members { value atMost } } } updatedAt } }
      }
    }`,
  );
  const report = (members: unknown) => ({
    year: 2024,
    figures: { membership: { members } },
    updatedAt: '2025-01-01T00:00:00Z',
  });
  const read = (entity: object) => {
    const body = { data: { q0: [{ _askedProvince: 'a', __typename: 'Province', ...entity }] } };
    return readAnswer(body, [{ question, provinces: ['a'] }], 0)[0]?.[0];
  };

  it('is reduced to what was asked for', () => {
    const parsed = JSON.parse('{"__proto__": {"polluted": true}, "name": "invented", "a": null}') as object;
    expect(read({ ...parsed, name: 'invented' })).toEqual({
      kind: 'entity',
      entity: { __typename: 'Province', a: null },
      errors: [],
      answeredAt: 0,
      staleReason: null,
    });
  });

  it.each([
    [
      'another type',
      { __typename: 'Cluster', a: null },
      'Expected the type name Province at a.__typename, got "Cluster"',
    ],
    ['a field left out', {}, 'Expected an object of type ProvinceReport at a.a, got nothing'],
    [
      'null if the contract has none',
      { a: { ...report(null), year: null } },
      'Expected a value at a.a.year, got null',
    ],
    [
      'a text for a number',
      { a: { ...report(null), year: '2024' } },
      'Expected a whole number from 0 to 2^31 - 1 at a.a.year, got "2024"',
    ],
    [
      'a negative number',
      { a: report({ value: -1, atMost: 0 }) },
      'Expected a whole number from 0 to 2^53 - 1 at a.a.figures.membership.members.value, got -1',
    ],
    [
      'bounds the wrong way round',
      { a: report({ value: 2, atMost: 1 }) },
      'Expected atLeast <= value <= atMost at a.a.figures.membership.members, got {"value":2,"atMost":1}',
    ],
    ['a list for an object', { a: [] }, 'Expected an object of type ProvinceReport at a.a, got []'],
    [
      'no instant',
      { a: { ...report(null), updatedAt: 'soon' } },
      'Expected an RFC 3339 instant at a.a.updatedAt, got "soon"',
    ],
  ])('with %s is refused with its place', (_name, entity, detail) => {
    expect(read(entity)).toEqual({ kind: 'gap', reason: 'INVALID_ANSWER', seen: 'unusable', detail });
  });
});

describe('what was asked for of an answer', () => {
  const question = questionOf(
    reportOf(
      'year figures { membership { members { value atLeast reportedBy } } welfare { byProgramme { programme name people { value } } } } documents { id status }',
    ),
    { year: 2024 },
  );
  const read = (report: unknown) => {
    const [[outcome] = []] = readAnswer(
      { data: { q0: [{ _askedProvince: 'a', report }] } },
      [{ question, provinces: ['a'] }],
      0,
    );
    return outcome?.kind === 'entity' ? outcome.entity : outcome;
  };
  const answered = {
    year: 2024,
    figures: {
      membership: { members: { value: 5, atLeast: 5, reportedBy: 1 } },
      welfare: { byProgramme: [{ programme: 'x', name: 'x', people: { value: 2 } }] },
    },
    documents: [{ id: 'd', status: 'FINAL' }],
  };
  const expected = {
    report: { ...answered, documents: [{ id: 'document:a:d', status: 'FINAL' }] },
  };

  /** The objects of the report, and where a service may leave out what the gateway puts there. */
  const places = [
    (report: typeof answered) => report,
    ({ figures }: typeof answered) => figures,
    ({ figures }: typeof answered) => figures.membership,
    ({ figures }: typeof answered) => figures.membership.members,
    ({ figures }: typeof answered) => figures.welfare,
    ({ figures }: typeof answered) => figures.welfare.byProgramme[0],
    ({ figures }: typeof answered) => figures.welfare.byProgramme[0]?.people,
    ({ documents }: typeof answered) => documents[0],
  ];

  it('is all that gets out, whatever else an object holds and whatever it leaves out', () => {
    const extras = fc.dictionary(
      fc.constantFrom('exact', 'extra', '__proto__', 'toString', '_year'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(extras, { minLength: 8, maxLength: 8 }), fc.boolean(), (added, leavesOut) => {
        const report = structuredClone(answered);
        places.forEach((placeOf, index) => {
          for (const [key, value] of Object.entries(added[index] ?? {})) {
            Object.defineProperty(placeOf(report), key, { value, enumerable: true, configurable: true });
          }
        });
        if (leavesOut) delete (report.figures.membership.members as { reportedBy?: number }).reportedBy;
        const before = structuredClone(report);
        expect(JSON.stringify(read(report))).toBe(JSON.stringify(expected));
        expect(report).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('is the answer itself as far down as nothing is to be changed', () => {
    const report = structuredClone(answered);
    const { figures } = (read(report) as { report: typeof answered }).report;
    expect(figures).toBe(report.figures);
  });
});
