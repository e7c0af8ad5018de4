import { unframed } from './address';
import { usePage } from './page';
import { formatDay, formatInstant, dayInVietnam } from '../web/words/dates';
import type { Text } from '../web/words/language';

/** How to read what stands above, for those who print it too. */
export function Footer() {
  const { say } = usePage();
  return (
    <footer class="page-footer">
      <Help />
      <p>
        {say({
          vi: 'Số liệu được cộng trực tiếp từ từng tỉnh khi mở trang. Mỗi con số dẫn đến tài liệu của nó.',
          en: 'Figures are added up live from each province when the page is opened. Each number leads to its document.',
        })}
      </p>
      <p>
        {say({
          vi: 'Tổng các tỉnh không phải là cả nước: công đoàn ngành trung ương và tổng công ty báo cáo riêng.',
          en: 'The provinces together are not the nation: unions of sectors and corporations report elsewhere.',
        })}
      </p>
    </footer>
  );
}

/** Whose the figures in a frame are, of which day, and the way to the whole page. */
export function EmbeddedFooter() {
  const { language, say, today, url } = usePage();
  const whole = `${unframed(url.pathname).path}${url.search}`;
  return (
    <footer class="embedded-footer">
      {say({ vi: 'Nguồn: Số liệu công đoàn các tỉnh', en: "Source: Figures of the provinces' trade unions" })}
      , {formatDay(dayInVietnam(today), language)}.{' '}
      <a href={whole} target="_blank" rel="noopener">
        {say({ vi: 'Xem trang đầy đủ', en: 'See the whole page' })}
      </a>
    </footer>
  );
}

/** The four words that a reader must know, and the way to more. */
function Help() {
  const { say } = usePage();
  return (
    <details class="help">
      <summary>{say({ vi: 'Đọc các con số thế nào?', en: 'How are the numbers read?' })}</summary>
      <dl>
        {terms.map(({ name, meaning }) => (
          <div key={name.vi}>
            <dt>{say(name)}</dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/huong-dan/reading.html">
          {say({ vi: 'Xem thêm trong hướng dẫn', en: 'More in the guide' })}
        </a>
      </p>
    </details>
  );
}

const terms: readonly { name: Text; meaning: Text }[] = [
  {
    name: { vi: 'Cận', en: 'Bounds' },
    meaning: {
      vi: 'Số thật nằm giữa hai cận. "gần" là nhiều nhất, "trên" và "ít nhất" là từ đó trở lên.',
      en: 'The true number lies between two bounds. "nearly" is at most, "over" and "at least" are from there on.',
    },
  },
  {
    name: { vi: 'Độ đầy đủ', en: 'Coverage' },
    meaning: {
      vi: 'Bao nhiêu tỉnh đứng sau một tổng. Thiếu không phải là số 0.',
      en: 'How many provinces stand behind a sum. Missing is not zero.',
    },
  },
  {
    name: { vi: 'Giả lập', en: 'Simulated' },
    meaning: {
      vi: 'Số do máy tạo để chạy thử, không phải báo cáo; không trích dẫn.',
      en: 'Made up to try things out, not reported; not to be quoted.',
    },
  },
  {
    name: { vi: 'Suy ra', en: 'Derived' },
    meaning: {
      vi: 'Cộng từ các số liệu gốc, mỗi phần một lần; số cụm công bố không cộng vào.',
      en: 'Made of facts, each counted once; what the cluster published is not added.',
    },
  },
];

/** On paper: the address and the day, by which the figures are found again. */
export function PrintedFrom() {
  const { language, say, today, url } = usePage();
  return (
    <p class="print-only">
      {say({ vi: 'In từ', en: 'Printed from' })} {url.href} · {formatInstant(today.toISOString(), language)}
    </p>
  );
}
