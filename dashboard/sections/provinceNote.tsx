import type { ProvinceRow } from '../model/dashboard';
import { usePage } from '../page';
import { reasonTexts, sayReason, sayStale } from '../../web/words/gaps';
import { statusTexts } from '../../web/words/values';
import { mentionedText } from '../words/labels';

/** What a reader must know of a province's number beside the number. */
export function ProvinceNote({ province }: { province: ProvinceRow }) {
  const { language, say } = usePage();
  const { state, simulated, draft } = province;
  const notes = [
    ...(state.kind === 'missing' ? [say(reasonTexts[state.reason])] : []),
    ...(state.kind === 'mentioned' ? [say(mentionedText)] : []),
    ...(state.kind === 'stale'
      ? [`${sayStale(state.since, language)}: ${sayReason(state.reason, language)}`]
      : []),
    ...(simulated ? [say({ vi: 'giả lập', en: 'simulated' })] : []),
    ...(draft ? [say(statusTexts.DRAFT).toLocaleLowerCase(language)] : []),
  ];
  if (notes.length === 0) return null;
  return <span class="remark">{notes.join(' · ')}</span>;
}
