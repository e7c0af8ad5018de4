import type { Verdict } from '../../schema/generated/operations';
import type { Text } from '../../web/words/language';
import { statusTexts } from '../../web/words/values';

interface VerdictWords {
  name: Text;
  sentence: Text;
}

const differs: VerdictWords = {
  name: { vi: 'Lệch', en: 'Differs' },
  sentence: { vi: 'Hai số không thể là một.', en: 'They cannot be the same number.' },
};
const notContradicted: VerdictWords = {
  name: { vi: 'Chưa thấy trái', en: 'Not contradicted' },
  sentence: {
    vi: 'Mọi tỉnh đã báo cáo; hai số có thể là một, nhưng chưa đủ chính xác để khẳng định.',
    en: 'Every province reported; both can be the same number, but their bounds do not prove it.',
  },
};
const verdictWords: Record<Verdict, VerdictWords> = {
  CONFIRMED: {
    name: { vi: 'Khớp', en: 'Confirmed' },
    sentence: {
      vi: 'Mọi tỉnh đã báo cáo, hai số đều chính xác và bằng nhau.',
      en: 'Every province reported, both numbers are exact, and they are equal.',
    },
  },
  NOT_CONTRADICTED: notContradicted,
  DIFFERS: differs,
  EXPLAINED_BY_MISSING: {
    name: { vi: 'Thiếu tỉnh', en: 'Provinces missing' },
    sentence: {
      vi: 'Các tỉnh chưa báo cáo có thể giữ phần còn lại.',
      en: 'The provinces that did not report can hold the rest.',
    },
  },
  NOT_COMPARABLE: {
    name: { vi: 'Không so sánh được', en: 'Not comparable' },
    sentence: {
      vi: 'Chỉ tiêu này không cộng được giữa các tỉnh.',
      en: 'This measure may not be added up over provinces.',
    },
  },
  // Of the contract before.
  CONSISTENT: notContradicted,
  EXCEEDS: differs,
  CONTRADICTS: differs,
};
const simulatedWords: VerdictWords = {
  name: { vi: 'Số liệu giả lập', en: 'Simulated' },
  sentence: {
    vi: 'Trong tổng có số liệu giả lập, nên không đối chiếu được gì.',
    en: 'Simulated figures are in the sum, so nothing can be verified.',
  },
};

/** How a comparison of a published figure with the sum is said. */
export function wordVerdict(row: { verdict: Verdict; simulated: boolean }): VerdictWords {
  return row.simulated ? simulatedWords : verdictWords[row.verdict];
}

export const bodyNotStated: Text = { vi: 'Không nêu cấp khen thưởng', en: 'Awarding body not stated' };

/** What stands over a figure of a cluster: only what it printed is published by it. */
export function publishedTitle({ derived }: { derived: boolean | null }): Text {
  return derived
    ? { vi: 'Tự cộng từ các số cụm công bố', en: 'Our sum of what the cluster published' }
    : { vi: 'Cụm công bố', en: 'Published' };
}

/** Of a province whose report is simulated. */
export const simulatedText: Text = statusTexts.SAMPLE;

/** Of a province that has not reported, of which documents of others name single numbers. */
export const mentionedText: Text = { vi: 'Được nhắc tới', en: 'Mentioned' };

/** Of a province that is asked alone: what it has is not known. */
export const unansweredText: Text = {
  vi: 'Tỉnh hiện không trả lời.',
  en: 'The province does not answer now.',
};
