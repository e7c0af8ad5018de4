import fc from 'fast-check';
import { readQuantity, type QuantityReading } from '../readQuantity';
import { refusalText } from '../refusal';

const spent = { id: 'spent', unit: 'VND' };
const exactly = (value: number): QuantityReading => ({
  quantity: { bounds: { value, atLeast: value, atMost: value }, estimated: false },
});
const dots = (value: number | bigint) => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
const spaces = (value: number) => dots(value).replaceAll('.', ' ');

/** Ways to write a number of đồng, each with the least step that it can say. */
const writings: { step: number; most?: number; write: (value: number) => string }[] = [
  { step: 1, write: String },
  { step: 1, write: dots },
  { step: 1, write: (value) => dots(value).replaceAll('.', '\u00a0') },
  { step: 1, write: spaces },
  { step: 1, write: (value) => `${dots(value)},00` },
  { step: 1, write: (value) => `${dots(value)}đ` },
  { step: 1, write: (value) => `${dots(value)} đồng` },
  { step: 1, write: (value) => `${dots(value)}₫` },
  { step: 1, write: (value) => `${dots(value)}*` },
  { step: 1, write: (value) => `${dots(value)} VNĐ¹` },
  { step: 1_000, write: (value) => `${dots(value / 1_000)} nghìn` },
  { step: 1_000, write: (value) => `${dots(value / 1_000)}k` },
  { step: 1_000, write: (value) => `${decimal(value, 1_000_000)} triệu đồng` },
  { step: 1_000, write: (value) => `${decimal(value, 1_000_000)} trđ` },
  { step: 1_000, write: (value) => `${decimal(value, 1_000_000_000)} tỉ` },
  { step: 1_000, write: parts },
  { step: 100_000_000, most: 9_999, write: (value) => spoken(value, 100_000_000, 10, 'tỷ') },
  { step: 1_000, most: 9_999_999, write: (value) => spoken(value, 1_000, 1_000, 'triệu') },
];

function decimal(value: number, factor: number): string {
  const decimals = String(value % factor).padStart(String(factor).length - 1, '0');
  return `${dots(Math.floor(value / factor))},${decimals}`;
}

/** `1 tỷ 200 triệu 500 nghìn đồng`, without the parts that are nought. */
function parts(value: number): string {
  const [billions, millions, thousands] = [
    Math.floor(value / 1e9),
    Math.floor(value / 1e6) % 1e3,
    (value / 1e3) % 1e3,
  ];
  const words = [
    [billions, 'tỷ'],
    [millions, 'triệu'],
    [thousands, 'nghìn'],
  ].filter(([count]) => count !== 0);
  return words.length === 0
    ? '0'
    : `${words.map(([count, word]) => `${dots(count as number)} ${word}`).join(' ')} đồng`;
}

/** `1 tỷ 2`, `2 triệu 500`. */
function spoken(value: number, step: number, base: number, word: string): string {
  const digits = String((value / step) % base).padStart(String(base).length - 1, '0');
  return `${dots(Math.floor(value / step / base))} ${word} ${digits}`;
}

const written = fc
  .record({ writing: fc.constantFrom(...writings), count: fc.nat({ max: 9_000_000 }) })
  .map(({ writing, count }) => {
    const value = Math.min(count, writing.most ?? count) * writing.step;
    return { value, text: writing.write(value) };
  });

describe('a number of đồng', () => {
  it('reads back as itself, whatever the way it is written', () => {
    fc.assert(
      fc.property(written, ({ value, text }) => {
        expect(readQuantity(text, spent)).toEqual(exactly(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its value under every word that bounds it', () => {
    const bound = fc.constantFrom(
      ['gần', 'UPPER'],
      ['không quá', 'UPPER'],
      ['≤', 'UPPER'],
      ['trên', 'LOWER'],
      ['không dưới', 'LOWER'],
      ['>', 'LOWER'],
      ['ước đạt', 'ESTIMATE'],
      ['~', 'ESTIMATE'],
    );
    fc.assert(
      fc.property(bound, written, ([word, kind], { value, text }) => {
        expect(readQuantity(`${word} ${text}`, spent)).toEqual({
          quantity: {
            bounds: {
              value,
              atLeast: kind === 'LOWER' ? value : 0,
              atMost: kind === 'UPPER' ? value : null,
            },
            estimated: kind === 'ESTIMATE',
          },
        });
      }),
    );
  });

  it('is refused with anything in it that the grammar has not', () => {
    const foreign = fc.constantFrom(
      ...'@!_#$%&?;:|ʼ½⑤٣'.split(''),
      'con',
      'người',
      'suất',
      'usd',
      '/',
      'mỗi',
      'ty',
      'e5',
    );
    fc.assert(
      fc.property(written, foreign, fc.nat(), ({ text }, piece, at) => {
        const place = at % (text.length + 1);
        const reading = readQuantity(`${text.slice(0, place)}${piece}${text.slice(place)}`, spent);
        expect(reading).toHaveProperty('refusal');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read only if the whole of the text is of the grammar', () => {
    const digits = String.raw`(?:\d{1,3}(?:[.]\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}`;
    const factors = String.raw`(?: ?(?:chục|trăm|nghìn|triệu|tỷ|tr))+`;
    const number = String.raw`(?:(?:${digits})(?:${factors}(?: rưỡi)?)? ?)+`;
    const whole = String.raw`(?:${number}|hàng${factors} ?)[¹*]? ?(?:đồng|đ)? ?(?:¹|[*]{0,3})`;
    const bounds = '(?:gần|trên|hơn|khoảng|không quá|~|>)';
    const grammar = new RegExp(
      `^(?:(?:${bounds} ?)*${whole}|(?:từ )?${whole} ?(?:-|đến) ?${whole}|không|-|--|---|[.]{3})$`,
    );
    const tokens =
      'gần,trên,khoảng,không quá,không,hàng,từ,đến,-,~,1,20,005,300,000,.,., , ,chục,nghìn,triệu,tỷ,tr,rưỡi,đ,đồng,¹,*';
    const soup = fc.array(fc.constantFrom(...tokens.split(','), ',', ' ', ' '), { maxLength: 8 });
    fc.assert(
      fc.property(soup, (words) => {
        const text = words.join('').trim();
        if ('refusal' in readQuantity(text, spent)) return;
        expect(
          text
            .replace(/\s+/g, ' ')
            .replace(/(?<=[^.])\.$/, '')
            .trim(),
        ).toMatch(grammar);
      }),
      { numRuns: 3_000 },
    );
  });

  it('has bounds in their order, whatever the text', () => {
    const tokens = [
      'gần',
      'hơn',
      'hàng',
      '1',
      '20',
      '.',
      ',',
      '-',
      ' ',
      'tỷ',
      'triệu',
      '%',
      'đ',
      '/',
      'lượt',
      '005',
    ];
    const measure = fc.constantFrom(
      spent,
      { id: 'people', unit: 'people' },
      { id: 'rate', unit: 'basis_point' },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 8 }), measure, (words, of) => {
        const reading = readQuantity(words.join(''), of);
        if (!('quantity' in reading)) return;
        const { value, atLeast, atMost } = reading.quantity.bounds;
        expect(Number.isSafeInteger(atLeast) && atLeast >= 0).toBe(true);
        expect(atMost === null || (Number.isSafeInteger(atMost) && atMost >= atLeast)).toBe(true);
        expect(value === null || (value >= atLeast && (atMost === null || value <= atMost))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readQuantity(text, spent)));
  });
});

describe('a refusal', () => {
  const messageOf = (text: string, id: string, unit: string) => {
    const reading = readQuantity(text, { id, unit });
    return 'refusal' in reading ? refusalText(reading.refusal) : 'read';
  };

  it('names both readings of what is ambiguous', () => {
    expect(messageOf('12.5 tỷ', 'spent', 'VND')).toBe(
      '"12.5" có thể hiểu là 12,5 hoặc 125; ghi rõ một cách. It can be read as 12,5 or as 125; write one of them',
    );
    expect(messageOf('1 tỷ 20', 'spent', 'VND')).toBe(
      '"1 tỷ 20" có thể hiểu là 1.200.000.000 hoặc 1.000.000.020; ghi rõ một cách. ' +
        'It can be read as 1.200.000.000 or as 1.000.000.020; write one of them',
    );
  });

  it('names the other unit of measure, and the right one', () => {
    expect(messageOf('12 căn nhà', 'gifts', 'gifts')).toBe(
      '"căn nhà" là đơn vị tính khác (căn); chỉ tiêu này tính bằng "suất", "suất quà", "phần". ' +
        'It is another unit of measure (căn); the measure counts "suất", "suất quà", "phần"',
    );
  });
});
