import {
  entitiesOf,
  nothingHidden,
  ofFacts,
  replacing,
  startTamperedCheck,
  type TamperedCheck,
} from './tamperedCheck';

let check: TamperedCheck;
beforeAll(async () => {
  check = await startTamperedCheck();
});
afterAll(() => check.stop());

describe('the check of what a service says beside its data fails exactly', () => {
  it('revisions.pages if the oldest comes first', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { revisions } of entitiesOf(body)) {
          for (const { node } of revisions?.edges ?? []) node.number = 3 - node.number;
        }
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['revisions.pages', 'revisions.times'],
      { where: 'revisions.0.number', expected: '2', got: '1' },
    ]);
  });

  it('revisions.report if the last revision is not what is shown now', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const entity of entitiesOf(body)) if (entity.then?.year === 2024) entity.then = null;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['revisions.report'],
      {
        where: 'report(year: 2024, revision: 2)',
        expected: expect.stringContaining('{"year":2024,'),
        got: 'null',
      },
    ]);
  });

  it('sdl.contract if a field is missing', async () => {
    const result = await check.failed(replacing('partyNominees:', 'nominees:'));
    expect(result.ids).toEqual(['sdl.contract']);
    expect(result.first).toEqual({
      where: 'Membership.partyNominees',
      expected: 'partyNominees: Quantity',
      got: 'nothing',
    });
    expect(result.skipped).toEqual([
      'answers.readable',
      'answers.everybody',
      ...[...ofFacts, 'units.dates', 'figures.names', 'report.documents', 'report.list', 'report.sources'],
      ...['report.coverage', 'report.received', 'quantities.bounds', 'figures.province', 'figures.units'],
      ...['revisions.report', 'revisions.times'],
      ...nothingHidden,
      'shown.alike',
      'shown.tags',
    ]);
  });

  it('sdl.key if Province has no key', async () => {
    const result = await check.failed(replacing('@key(fields: "id")', ''));
    expect([result.ids, result.first]).toEqual([
      ['sdl.key'],
      { where: 'Province', expected: '@key(fields: "id")', got: 'no @key' },
    ]);
  });

  it('etag.present if there is no ETag', async () => {
    const result = await check.failed({ headers: (headers) => headers.delete('etag') });
    expect(result).toEqual({
      ids: ['etag.present'],
      skipped: [...nothingHidden, 'etag.stable', 'etag.notModified', 'etag.changed'],
      first: { where: 'ETag', expected: 'a header such as "12"', got: 'no such header' },
    });
  });

  it('etag.stable if the ETag changes with every answer', async () => {
    let answers = 0;
    const result = await check.failed({
      headers: (headers) => {
        if (headers.has('etag')) headers.set('etag', `"${(answers += 1)}"`);
      },
    });
    expect(result.ids).toEqual(['etag.stable', 'etag.notModified']);
  });

  it.each([
    ['another content type', 'HTTP status 200 with text/plain', { headers: typed('text/plain') }],
    [
      'a byte order mark',
      'a GraphQL response: it begins with a byte order mark',
      { text: (text: string) => `\u{feff}${text}` },
    ],
    [
      'too many bytes',
      'Answer is larger than 4194304 bytes',
      { text: (text: string) => text.padEnd(4_194_305) },
    ],
  ])(
    'nothing if all answers have %s, since the gateway takes nothing of them',
    async (_name, why, tampering) => {
      await expect(check.failed(tampering)).rejects.toThrow(`${why} (INVALID_ANSWER)`);
    },
  );
});

function typed(type: string) {
  return (headers: Headers) => headers.set('content-type', type);
}
