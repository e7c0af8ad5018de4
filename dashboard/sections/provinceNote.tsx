import type { ProvinceRow } from '../model/dashboard';
import { usePage } from '../page';
import { formatInstant } from '../words/dates';
import { reasonTexts, statusTexts } from '../words/labels';

/** What a reader must know of a province's number beside the number. */
export function ProvinceNote({ province }: { province: ProvinceRow }) {
  const { language, say } = usePage();
  const { state, sample, draft } = province;
  const notes = [
    ...(state.kind === 'missing' ? [say(reasonTexts[state.reason])] : []),
    ...(state.kind === 'stale'
      ? [
          `${say({ vi: 'số cũ từ', en: 'figures of' })} ${formatInstant(state.since, language)}: ${say(reasonTexts[state.reason]).toLocaleLowerCase(language)}`,
        ]
      : []),
    ...(sample ? [say({ vi: 'mẫu', en: 'sample' })] : []),
    ...(draft ? [say(statusTexts.DRAFT).toLocaleLowerCase(language)] : []),
  ];
  if (notes.length === 0) return null;
  return <span class="remark">{notes.join(' · ')}</span>;
}
