import { loadCatalogue } from '../../platform/loadCatalogue';

describe.each([...loadCatalogue().measures.values()].map((measure) => [measure.id, measure] as const))(
  'the definition of %s',
  (_id, { kind, additive, definition, definitionEn }) => {
    it.each([
      ['Vietnamese', definition],
      ['English', definitionEn],
    ])('is one to three short sentences in %s', (_language, text) => {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text.length).toBeLessThanOrEqual(240);
      expect(text.split(/\.\s/).length).toBeLessThanOrEqual(3);
    });

    it('says if it is of the end of the year, and if it is never added', () => {
      if (kind === 'STOCK') {
        expect(definition).toMatch(/tính đến cuối năm/);
        expect(definitionEn).toMatch(/as of the end of the year/);
      } else {
        expect(definition).not.toMatch(/cuối năm/);
      }
      // A rate or a target need not say it: nobody adds those.
      if (!additive && !/tỷ lệ|Tỷ lệ|Phần/.test(definition)) expect(definition).toMatch(/không cộng/);
    });
  },
);
