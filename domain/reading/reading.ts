import type { AwardingBody, AwardKind, FactForm, RecipientType, Sector } from '../facts';
import type { Bounds } from '../quantity';

/**
 * What a report says, as far as rules can tell: every number of its text is in exactly one of the three lists. Nothing of it is
 * a fact before a person has said so.
 */
export interface Reading {
  /** The year that the report is of; null if the text does not say. */
  year: number | null;
  proposals: Proposal[];
  leftOut: LeftOut[];
  notUnderstood: Span[];
}

/** A place in the text, in UTF-16 code units: `text` is what stands from `start` to before `end`. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** How likely a person is to accept a proposal as it is. */
export const surenesses = ['high', 'medium', 'low'] as const;
export type Sureness = (typeof surenesses)[number];

/** A number that may become a fact; null if the text does not say. */
export interface Proposal extends Span, Bounds {
  measure: string;
  /** The number as a cell of an import file has it: as printed, and in digits if a word says it. */
  cell: string;
  estimated: boolean;
  programme: string | null;
  awardKind: AwardKind | null;
  awardedBy: AwardingBody | null;
  recipient: RecipientType | null;
  sector: Sector | null;
  form: FactForm;
  /** The unit that the text names, if it is another than the one that reports. */
  unit: string | null;
  year: number | null;
  /** Index in `proposals` of the number that contains this one. */
  includedIn: number | null;
  /** The sentence that it stands in; names of persons are blacked out. */
  sentence: string;
  sureness: Sureness;
  /** Id of the rule that said so: those of `schema/phrases.yml`, and `award` and `namedAward`. */
  rule: string;
}

export interface LeftOut extends Span {
  reason: LeftOutReason;
}

/** Why a number is no fact, in both languages. */
export const leftOutReasons = {
  DATE: { vi: 'ngày, giờ', en: 'a date or time' },
  YEAR: { vi: 'năm', en: 'a year' },
  ORDINAL: { vi: 'số thứ tự, tên gọi có số', en: 'an ordinal, or part of a name' },
  ANNIVERSARY: { vi: 'số năm kỷ niệm, thời hạn', en: 'an anniversary or a length of time' },
  DOCUMENT_NUMBER: { vi: 'số hiệu văn bản', en: 'the number of a decree or letter' },
  PHONE: { vi: 'số điện thoại', en: 'a telephone number' },
  COUNTER: { vi: 'số trang, lượt xem', en: 'a page number or counter of visits' },
  CODE: { vi: 'mã, tên tệp, địa chỉ', en: 'a code, file name or address' },
  PLAN: { vi: 'chỉ tiêu, kế hoạch, dự kiến', en: 'a target or plan' },
  RATE: { vi: 'tỷ lệ', en: 'a rate' },
  PRICE: { vi: 'mức cho một suất, một người', en: 'an amount for each' },
  CHANGE: { vi: 'mức tăng, giảm so với kỳ khác', en: 'a change from another period' },
  WHOLE: { vi: 'mẫu số, không có chỉ tiêu riêng', en: 'the whole of a fraction, with no measure of its own' },
  PART: {
    vi: 'một phần ("trong đó") mà danh mục không tách',
    en: 'a part that the catalogue does not split off',
  },
  SCOPE: { vi: 'số tỉnh, đơn vị của cụm', en: 'how many provinces a cluster has' },
  OUTSIDE: {
    vi: 'do nơi ngoài hệ thống công đoàn tỉnh tặng',
    en: 'given by a body that is no union of the catalogue',
  },
  REPEATED: { vi: 'nhắc lại số đã có', en: 'said again of a number that is there' },
} as const satisfies Record<string, { vi: string; en: string }>;
export type LeftOutReason = keyof typeof leftOutReasons;
