import type { GraphQLError } from 'graphql';
import { ErrorCode } from '../../domain/errors';
import type { Language } from './language';

/** An error of a file as its reader reads it: the API says its own in English. */
export function sayError({ message, extensions }: GraphQLError, language: Language): string {
  if (language === 'en') return message;
  const [, argument, expected = '', got = ''] =
    /^Argument "([^"]+)" must be (.+), got (.*)$/s.exec(message) ?? [];
  if (argument !== undefined) {
    const given = got === 'undefined' ? 'địa chỉ không có' : `nhận được ${got}`;
    return `Tham số "${nameInAddress(argument)}" phải ${sayExpected(expected)}; ${given}`;
  }
  const sentence = sentences[String(extensions.code)];
  return sentence === undefined ? message : `${sentence} (${message})`;
}

/** The operation names if it looks: `scope.clusters[0]`, which an address gives as `clusters`. */
function nameInAddress(argument: string): string {
  return argument.replace(/^(scope|where)\./, '').replace(/\[\d+\]$/, '');
}

const sentences: Readonly<Record<string, string>> = {
  [ErrorCode.incomplete]: 'Còn tỉnh chưa có số liệu, mà địa chỉ đòi phải đủ',
  [ErrorCode.rateLimited]: 'Đã tải quá nhiều trong một phút; hãy đợi rồi thử lại',
  [ErrorCode.costLimit]: 'Bảng quá lớn để tải một lần; hãy chọn ít năm, ít tỉnh hoặc ít chỉ tiêu hơn',
  [ErrorCode.registerUnavailable]: 'Sổ đăng ký chưa trả lời; hãy thử lại sau',
  [ErrorCode.unauthenticated]: 'Khóa truy cập không đúng hoặc đã hết hạn',
  [ErrorCode.forbidden]: 'Khóa này không được lấy số liệu đó',
  [ErrorCode.savedOperationsOnly]: 'Cổng này không cho tải bảng',
  [ErrorCode.notFound]: 'Không có số liệu nào của mã hoặc năm này',
  [ErrorCode.badUserInput]: 'Địa chỉ có chỗ không đúng',
};

/** What an argument must be; in the middle of a sentence. What is not here stays as the API says it. */
function sayExpected(expected: string): string {
  for (const [pattern, words] of expectations) {
    if (pattern.test(expected)) return expected.replace(pattern, words);
  }
  return `là: ${expected}`;
}

const expectations: readonly [pattern: RegExp, words: string][] = [
  [/^given once$/, 'chỉ có một lần'],
  [/^given$/, 'có trong địa chỉ'],
  [/^one of (.+) for "(.+)"$/, 'là một trong: $1 (với chỉ tiêu "$2")'],
  [/^one of (.+)$/, 'là một trong: $1'],
  [/^comma, semicolon or tab$/, 'là comma, semicolon hoặc tab'],
  [/^years and ranges such as (.+)$/, 'là các năm hoặc khoảng năm, như $1'],
  [/^a year from (\d+) to (\d+)$/, 'là một năm từ $1 đến $2'],
  [/^at most (\d+) measures$/, 'có nhiều nhất $1 chỉ tiêu'],
  [/^either cluster or province$/, 'đi một mình hoặc thay bằng province: chọn đúng một trong hai'],
  [/^the id of a measure of the catalogue$/, 'là mã của một chỉ tiêu trong danh mục'],
  [/^a measure that may be added; .+$/, 'là chỉ tiêu cộng được giữa các đơn vị'],
  [
    /^exactly one of provinces, clusters and allProvinces$/,
    'là đúng một trong: provinces, clusters, allProvinces',
  ],
  [/^the id of a province in the register$/, 'là mã của một tỉnh trong sổ đăng ký'],
  [/^the id of a cluster in the register$/, 'là mã của một cụm trong sổ đăng ký'],
  [/^CLUSTER only if the scope is of clusters$/, 'là chiều khác CLUSTER khi phạm vi không phải là cụm'],
  [/^another dimension than the rows$/, 'là chiều khác với dòng'],
  [/^(\d+) to (\d+) different years$/, 'là $1 đến $2 năm khác nhau'],
  [
    /^one year, since "(.+)" is never added across years$/,
    'là một năm, vì "$1" không bao giờ cộng qua các năm',
  ],
  [/^left out, since "(.+)" is not split by it$/, 'bỏ đi, vì "$1" không tách theo nó'],
  [/^at least one (id|value)$/, 'có ít nhất một giá trị'],
  [/^ids of programmes of the catalogue$/, 'là mã chương trình trong danh mục'],
  [/^dimensions that with the columns give at most (\d+) cells$/, 'cho cùng với cột nhiều nhất $1 ô'],
  [/^true if it is given$/, 'là true nếu có'],
];
