import type { z } from 'zod';
import { quoteValue, type ImportProblem } from './problems';

/** What is wrong with the form of a file, each with its place: the value that came, and what would be right. */
export function shapeProblems(error: z.ZodError, content: unknown): ImportProblem[] {
  return error.issues.map((issue) => ({
    place: placeOf(issue.path),
    message: messageOf(issue, valueAt(content, issue.path)),
  }));
}

/** Such as `clusters[0].seasons[1].year`; `file` for the whole of it. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place.replace(/^\./, '') || 'file';
}

type Issue = z.ZodError['issues'][number];

function messageOf(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => quoteValue(key)).join(', ');
    const en = issue.keys.length === 1 ? `Key ${keys} is` : `Keys ${keys} are`;
    return `Khóa ${keys} không dùng ở đây. ${en} not used here`;
  }
  const said = sayIssue(issue);
  if (said === null)
    return `Không dùng được, gặp ${quoteValue(value)}. ${issue.message}, got ${quoteValue(value)}`;
  if (value === undefined) return `Thiếu: cần ${said.vi}. Missing: expected ${said.en}`;
  return `Cần ${said.vi}, gặp ${quoteValue(value)}. Expected ${said.en}, got ${quoteValue(value)}`;
}

interface Said {
  vi: string;
  en: string;
}

/** What is expected; null if only the library's own words say it. */
function sayIssue(issue: Issue): Said | null {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? null;
    case 'invalid_value': {
      const values = issue.values.map((value) => quoteValue(value)).join(', ');
      return issue.values.length === 1 ? same(values) : { vi: `một trong ${values}`, en: `one of ${values}` };
    }
    case 'invalid_format':
      return formatWords[issue.format] ?? null;
    case 'too_small':
      return sizeWords(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return sizeWords(issue.origin, 'most', issue.maximum);
    case 'unrecognized_keys':
    case 'custom':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return null;
  }
}

const same = (text: string): Said => ({ vi: text, en: text });

const typeWords: Readonly<Record<string, Said>> = {
  string: { vi: 'một đoạn chữ', en: 'a text' },
  number: { vi: 'một số', en: 'a number' },
  int: { vi: 'một số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'một danh sách [...]', en: 'a list [...]' },
  object: { vi: 'một đối tượng {...}', en: 'an object {...}' },
};

const formatWords: Readonly<Record<string, Said>> = {
  date: { vi: 'một ngày có thật, viết YYYY-MM-DD', en: 'a day of the calendar, YYYY-MM-DD' },
  url: { vi: 'một địa chỉ http hoặc https', en: 'an address, http or https' },
  safeint: { vi: 'một số nguyên', en: 'a whole number' },
};

function sizeWords(origin: string, bound: 'least' | 'most', size: number | bigint): Said {
  const [vi, en] = bound === 'least' ? ['ít nhất', 'at least'] : ['nhiều nhất', 'at most'];
  if (origin === 'string') return { vi: `${vi} ${size} ký tự`, en: `${en} ${size} characters` };
  if (origin === 'array') return { vi: `${vi} ${size} mục`, en: `${en} ${size} entries` };
  return { vi: `${vi} ${size}`, en: `${en} ${size}` };
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    content,
  );
}
