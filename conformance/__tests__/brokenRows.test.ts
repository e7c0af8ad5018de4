import { entitiesOf, nothingHidden, startTamperedCheck, type TamperedCheck } from './tamperedCheck';

let check: TamperedCheck;
beforeAll(async () => {
  check = await startTamperedCheck();
});
afterAll(() => check.stop());

describe('the check of rows and figures fails exactly', () => {
  it('figures.province where figures are not what the facts add up to', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { report } of entitiesOf(body)) {
          const members = report?.figures?.membership.members;
          if (members) Object.assign(members, { value: 30_001, atLeast: 30_001, atMost: 30_001 });
        }
      },
    });
    expect(result).toEqual({
      ids: ['figures.province'],
      skipped: nothingHidden,
      first: {
        where: 'figures.membership.members',
        expected: '30000 (30000 to 30000)',
        got: '30001 (30001 to 30001)',
      },
    });
  });

  it('quantities.bounds where a large number is a string', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { report } of entitiesOf(body)) {
          const spent = report?.figures?.welfare.spent;
          if (spent) spent.value = String(spent.value);
        }
      },
    });
    expect(result.ids).toEqual(['quantities.bounds', 'figures.province']);
    expect(result.first).toEqual({
      where: 'figures.welfare.spent.value',
      expected: 'null or a whole number from 0',
      got: '"5000000000"',
    });
  });

  it('pages.facts where every page is the first one', async () => {
    const result = await check.failed({
      request: ({ query, variables }) => {
        if (query.includes('facts(') && variables) delete variables.after;
      },
    });
    expect(result).toEqual({
      // The sentences are looked for in pages of facts too.
      ids: ['pages.facts', 'shown.sentences'],
      skipped: [
        'units.tree',
        'facts.references',
        'facts.ceilings',
        'figures.province',
        'figures.units',
        'shown.drafts',
        'shown.smallNumbers',
      ],
      first: { where: 'facts, page 2', expected: 'rows that no page before had', got: 'again "f01"' },
    });
  });

  it('pages.facts where facts are refused', async () => {
    const result = await check.failed({
      answer: (body, query) => {
        if (!query.includes('$after') || !query.includes('facts(')) return;
        body.errors = [{ message: 'No facts today', path: ['_entities', 0, 'facts'] }];
      },
    });
    expect(result).toEqual({
      // The sentences are looked for in pages of facts too.
      ids: ['pages.facts', 'shown.sentences'],
      skipped: [
        'units.tree',
        'facts.references',
        'facts.ceilings',
        'figures.province',
        'figures.units',
        'shown.drafts',
        'shown.smallNumbers',
      ],
      first: {
        where: '_entities.0.facts',
        expected: 'the province, without errors',
        got: 'No facts today',
      },
    });
  });

  it('facts.references where a fact is not of the contract', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { facts } of entitiesOf(body)) {
          for (const { node } of facts?.edges ?? []) if (node.form) node.form = 'TOTAL';
        }
      },
    });
    expect(result.ids).toEqual(['facts.references']);
    expect(result.skipped).toEqual(['facts.ceilings', 'figures.province', 'figures.units', ...nothingHidden]);
    expect(result.first).toEqual({
      where: 'fact f01.form',
      expected: 'Invalid option: expected one of "SUMMARY"|"ITEM"',
      got: '"TOTAL"',
    });
  });

  it('units.tree where the province is below a unit', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { units } of entitiesOf(body)) {
          for (const { node } of units?.edges ?? []) if (node.level === 'PROVINCE') node.parent = 'dien-bien';
        }
      },
    });
    expect(result.ids).toEqual(['units.tree']);
    expect(result.skipped).toEqual(['facts.ceilings', 'figures.province', 'figures.units', ...nothingHidden]);
  });

  it('pages.units where the count is not that of all pages', async () => {
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

  it('pages.filters where facts of other years come too', async () => {
    const result = await check.failed({
      request: (body) => {
        body.query = body.query.replace('facts(year: 2024, first: $first', 'facts(first: $first');
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['pages.filters'],
      {
        where: 'facts(year: 2024)',
        expected: 'facts of 2024 only',
        got: expect.stringContaining('"year":2023'),
      },
    ]);
  });

  it('report.documents where the time is not one', async () => {
    const result = await check.failed({
      answer: (body) => {
        for (const { report } of entitiesOf(body)) if (report?.updatedAt) report.updatedAt = '15/1/2025';
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['report.documents'],
      {
        where: 'report.updatedAt',
        expected: 'an instant such as 2025-01-15T08:00:00Z',
        got: '"15/1/2025"',
      },
    ]);
  });
});
