import { isSmall } from '../domain/smallNumbers';
import type { Check } from './check';
import { notRight, unread, type CheckedFact } from './dataSet';
import { loadFixture } from './fixture';
import type { Pictures } from './picture';
import { notShown, pass, type Text } from './verdict';

/** A rule of the contract that only shows if there is such data. */
interface Kind {
  name: Text;
  isThere(facts: readonly CheckedFact[], pictures: Pictures): boolean;
}

const kinds: readonly Kind[] = [
  { name: { vi: 'nhiều năm', en: 'several years' }, isThere: (_facts, { years }) => years.length > 1 },
  { name: { vi: 'dự thảo', en: 'drafts' }, isThere: (facts) => facts.some(({ draft }) => draft) },
  {
    name: { vi: 'số của đơn vị cấp dưới', en: 'numbers of units below' },
    isThere: (facts, { rows }) => {
      const top = rows?.units.find(({ parent }) => parent === null)?.id;
      return facts.some(({ unit }) => unit !== top);
    },
  },
  {
    name: { vi: 'công đoàn cơ sở', en: 'grassroots unions' },
    isThere: (_facts, { rows }) => rows?.units.some(({ level }) => level === 'GRASSROOTS') === true,
  },
  { name: { vi: 'số nhỏ', en: 'small numbers' }, isThere: (facts) => facts.some(isSmall) },
  {
    name: { vi: 'phần nằm trong số khác', en: 'parts of other numbers' },
    isThere: (facts) => facts.some(({ includedIn }) => includedIn != null),
  },
  {
    name: { vi: 'từng trường hợp', en: 'single cases' },
    isThere: (facts) => facts.some(({ form }) => form === 'ITEM'),
  },
  {
    name: { vi: 'khoảng', en: 'ranges' },
    isThere: (facts) => facts.some(({ atLeast, atMost, status }) => status == null && atLeast !== atMost),
  },
  {
    name: { vi: 'chỗ không có số', en: 'places without a number' },
    isThere: (facts) => facts.some(({ status }) => status != null),
  },
  {
    name: { vi: 'số không cộng', en: 'numbers that are not added' },
    isThere: (facts) => facts.some(({ notAdded }) => notAdded != null),
  },
];

export const varietyChecks: Check[] = [
  {
    id: 'data.variety',
    name: { vi: 'Số liệu đủ loại để kiểm tra', en: 'The data has everything that there is to check' },
    mend: loadFixture,
    async run({ data, pictures }) {
      const skip = unread(await data());
      if (skip) return skip;
      const read = await pictures();
      if (!read.rows && read.own.data.facts.rows.length > 0) return notRight();
      const facts = read.rows?.facts ?? [];
      const missing = kinds.filter(({ isThere }) => !isThere(facts, read)).map(({ name }) => name);
      if (missing.length === 0) return pass(`${kinds.length} loại / kinds`);
      return notShown(
        {
          vi: `Không có: ${missing.map(({ vi }) => vi).join(', ')}`,
          en: `There are no ${missing.map(({ en }) => en).join(', ')}`,
        },
        loadFixture,
      );
    },
  },
];
