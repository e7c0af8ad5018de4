import { deserialize, serialize } from 'bson';
import { shareTexts } from '../sharedTexts';

const rows = Array.from({ length: 300 }, (_, at) => ({
  unit: `dv-${at % 7}`,
  name: `Công đoàn cơ sở số ${at}`,
  text: 'dài '.repeat(at % 20),
  cells: [{ measure: 'gifts', value: at }, null, ['a', 'b']],
  published: at % 3 === 0 ? null : { documents: [`r${at % 5}`], empty: '' },
  ['__proto__']: { polluted: 'x' },
}));

describe('texts that documents share', () => {
  it('leave every document what it was, however many different texts there are', () => {
    for (const row of [...rows, ...rows]) {
      const document = deserialize(serialize(row));
      const before = deserialize(serialize(row));
      shareTexts(document);
      expect(document).toStrictEqual(before);
    }
  });

  it('are one by place, and not by what only has the same place', () => {
    const texts = Array.from({ length: 30_000 }, (_, at) => `t${at}`);
    const changed = [...texts, ...texts.toReversed()].filter((text) => {
      const document = { text, below: { text } };
      shareTexts(document);
      return document.text !== text || document.below.text !== text;
    });
    expect(changed).toEqual([]);
  });
});
