import {
  entitiesOf,
  nothingHidden,
  ofFacts,
  ofSums,
  reportsOf,
  startTamperedCheck,
  type TamperedCheck,
} from './tamperedCheck';

let check: TamperedCheck;
beforeAll(async () => {
  check = await startTamperedCheck();
});
afterAll(() => check.stop());

describe('the check of rows and figures fails exactly', () => {
  it('figures.province if figures are not what the facts add up to', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { year, figures } of reportsOf(body)) {
          const members = figures?.membership.members;
          if (members && year === 2024)
            Object.assign(members, { value: 30_001, atLeast: 30_001, atMost: 30_001 });
        }
      },
    });
    expect(result).toEqual({
      ids: ['figures.province'],
      skipped: nothingHidden,
      first: {
        where: 'figures of 2024.membership.members',
        expected: '30000 (30000 to 30000)',
        got: '30001 (30001 to 30001)',
      },
    });
  });

  it('quantities.bounds if a large number is a string', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { figures } of reportsOf(body)) {
          const spent = figures?.welfare.spent;
          if (spent) spent.value = String(spent.value);
        }
      },
    });
    expect(result.ids).toEqual(['answers.readable', 'quantities.bounds', 'figures.province']);
    expect(result.first).toEqual({
      where: 'report.figures.welfare.spent.value',
      expected: 'a whole number from 0 to 2^53 - 1',
      got: '"5000000000"',
    });
  });

  it('pages.facts if every page is the first one', async () => {
    const result = await check.failed({
      request: ({ query, variables }) => {
        if (query.includes('facts(') && variables) delete variables.v0_after;
      },
    });
    expect(result).toEqual({
      ids: ['answers.readable', 'pages.facts', 'pages.filters'],
      skipped: [
        ...['units.tree', 'facts.references', 'facts.ceilings', ...ofFacts],
        ...['ids.composed', 'units.names', 'units.dates', ...ofSums],
        'data.variety',
        'shown.drafts',
        'shown.smallNumbers',
        'shown.sentences',
        'shown.alike',
      ],
      first: {
        where: 'facts',
        expected: 'an end cursor that leads to the page after this',
        got: expect.stringContaining('"totalCount":20'),
      },
    });
  });

  it('pages.facts if facts are refused', async () => {
    const result = await check.failed({
      answer: (body, query) => {
        if (!query.includes('$v0_after') || !query.includes('facts(')) return;
        body.errors = [{ message: 'No facts today', path: ['_entities', 0, 'facts'] }];
      },
    });
    expect(result).toEqual({
      ids: ['pages.facts'],
      skipped: [
        ...['units.tree', 'facts.references', 'facts.ceilings', ...ofFacts],
        ...['ids.composed', 'units.names', 'units.dates', ...ofSums],
        'data.variety',
        'shown.drafts',
        'shown.smallNumbers',
        'shown.sentences',
        'shown.alike',
      ],
      first: {
        where: '_entities.0.facts',
        expected: 'the province, without errors',
        got: 'No facts today',
      },
    });
  });

  it('facts.references if a fact is not of the contract', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { facts } of entitiesOf(body)) {
          for (const { node } of facts?.edges ?? []) if (node.form) node.form = 'TOTAL';
        }
      },
    });
    expect(result.ids).toEqual(['answers.readable', 'facts.references']);
    expect(result.skipped).toEqual([
      'facts.ceilings',
      ...ofFacts,
      'units.dates',
      ...ofSums,
      ...nothingHidden,
    ]);
    expect(result.first).toEqual({
      where: 'facts.edges[0].node.form',
      expected: 'a value of FactForm',
      got: '"TOTAL"',
    });
  });

  it('units.tree if the province is below a unit', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { units } of entitiesOf(body)) {
          for (const { node } of units?.edges ?? [])
            if (node.level === 'PROVINCE') node.parent = 'huyen-muong-ang';
        }
      },
    });
    expect(result.ids).toEqual(['units.tree']);
    expect(result.skipped).toEqual([
      'facts.ceilings',
      ...ofFacts,
      'units.dates',
      ...ofSums,
      ...nothingHidden,
    ]);
  });

  it('pages.units if the count is not that of all pages', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { units } of entitiesOf(body)) if (units) units.totalCount = 9;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['pages.units'],
      { where: 'units.totalCount', expected: '4', got: '9' },
    ]);
  });

  it('pages.filters if facts of other years come too', async () => {
    const result = await check.failed({
      request: (body) => {
        body.query = body.query.replace('facts(year: 2024, first: 100', 'facts(first: 100');
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['answers.readable', 'pages.filters'],
      { where: 'facts', expected: 'year 2024', got: expect.stringContaining('"totalCount":20') },
    ]);
  });

  it('report.documents if the time is not one', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const report of reportsOf(body)) if (report.updatedAt) report.updatedAt = '15/1/2025';
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['answers.readable', 'report.documents'],
      {
        where: 'report.updatedAt',
        expected: 'an RFC 3339 instant',
        got: '"15/1/2025"',
      },
    ]);
  });
});
