import { usePage } from '../page';
import type { Text } from '../../web/words/language';

const texts: Record<'sample' | 'draft', { name: Text; meaning: Text }> = {
  sample: {
    name: { vi: 'Dữ liệu mẫu', en: 'Sample data' },
    meaning: {
      vi: 'Có số liệu do máy tạo để thử, không phải báo cáo',
      en: 'Some of it is generated to try things out, not reported',
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
