import { usePage } from '../page';
import type { Text } from '../../web/words/language';

const texts: Record<'simulated' | 'draft', { name: Text; meaning: Text }> = {
  simulated: {
    name: { vi: 'Giả lập', en: 'Simulated' },
    meaning: {
      vi: 'Có số liệu do máy tạo để chạy thử, không phải báo cáo của tỉnh',
      en: 'Some of it is made up to try things out; no province reported it',
    },
  },
  draft: {
    name: { vi: 'Có dự thảo', en: 'Draft' },
    meaning: { vi: 'Có báo cáo chưa chính thức', en: 'Some of it is from a report that is not final' },
  },
};

/** Says of what sort the data is. */
export function Badge({ kind }: { kind: keyof typeof texts }) {
  const { say } = usePage();
  return (
    <span class={`badge ${kind}`} title={say(texts[kind].meaning)}>
      {say(texts[kind].name)}
    </span>
  );
}
