import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What a schema expects, in Vietnamese and in English; what the schema itself says goes before. */
export function inBothLanguages(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `cần ${typeWords(issue.expected).vi}. Expected ${typeWords(issue.expected).en}`;
    case 'too_small':
      return `cần ít nhất ${issue.minimum}. Expected at least ${issue.minimum}`;
    case 'too_big':
      return `cần nhiều nhất ${issue.maximum}. Expected at most ${issue.maximum}`;
    case 'invalid_value': {
      const values = issue.values.map((value) => `"${String(value)}"`).join(', ');
      return `cần một trong ${values}. Expected one of ${values}`;
    }
    case 'invalid_format':
      return formatWords(issue);
    case 'unrecognized_keys':
      return unknownKeys(issue);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'không dùng được. Not usable';
    default:
      return 'không dùng được. Not usable';
  }
}

function typeWords(expected: string): { vi: string; en: string } {
  const known: Record<string, { vi: string; en: string }> = {
    int: { vi: 'một số nguyên', en: 'a whole number' },
    number: { vi: 'một số', en: 'a number' },
    string: { vi: 'một chuỗi', en: 'a text' },
    object: { vi: 'các mục "tên: giá trị"', en: 'entries "name: value"' },
    record: { vi: 'các mục "tên: giá trị"', en: 'entries "name: value"' },
  };
  return known[expected] ?? { vi: expected, en: expected };
}

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url')
    return 'cần một địa chỉ như https://congdoan.example. Expected an address such as https://congdoan.example';
  if (issue.format === 'starts_with')
    return `cần bắt đầu bằng "${issue.prefix as string}". Expected to begin with "${issue.prefix as string}"`;
  return 'không đúng dạng. Not of the expected form';
}

/** With what may stand there instead. */
function unknownKeys(issue: Extract<Issue, { code: 'unrecognized_keys' }>): string {
  const { shape } = (issue.inst?._zod.def ?? {}) as { shape?: object };
  const keys = Object.keys(shape ?? {}).join(', ');
  return `không có mục này; có: ${keys}. There is no such entry; expected one of: ${keys}`;
}
