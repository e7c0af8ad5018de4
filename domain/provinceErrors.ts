import { ErrorCode } from './errors';

/** What is said of an error of a province: never in its own words, which may say anything to anybody. */
interface Said {
  vi: string;
  en: string;
}

/** By the codes that a province may use. Whatever else it says is an error of its own. */
const wordsOf: Readonly<Record<string, Said>> = {
  [ErrorCode.provinceNotHeld]: {
    vi: 'Dịch vụ của tỉnh không giữ số liệu của tỉnh này',
    en: "The province's service does not hold this province",
  },
  [ErrorCode.badUserInput]: {
    vi: 'Tỉnh không nhận một tham số của câu hỏi',
    en: 'The province does not take an argument of the question',
  },
  [ErrorCode.forbidden]: {
    vi: 'Tỉnh không cho xem phần này',
    en: 'The province does not show this',
  },
  [ErrorCode.unauthenticated]: {
    vi: 'Tỉnh không nhận khóa của cổng chung',
    en: 'The province does not take the key of the gateway',
  },
  [ErrorCode.notFound]: {
    vi: 'Tỉnh không có mục này',
    en: 'The province has nothing of that kind',
  },
  [ErrorCode.databaseUnavailable]: {
    vi: 'Cơ sở dữ liệu của tỉnh không trả lời',
    en: "The province's database does not answer",
  },
};

const own: Said = {
  vi: 'Dịch vụ của tỉnh gặp lỗi',
  en: "The province's service failed",
};

/** The code and the words of an error that a province gave. */
export function provinceError(code: unknown, argument: unknown): { code: string; message: string } {
  const known = typeof code === 'string' && Object.hasOwn(wordsOf, code);
  const { vi, en } = known ? (wordsOf[code] ?? own) : own;
  const about =
    known && typeof argument === 'string' && /^[A-Za-z]\w{0,40}$/.test(argument) ? ` "${argument}"` : '';
  return {
    code: known ? code : ErrorCode.provinceError,
    message: `${vi}${about}. ${en}${about}`,
  };
}
