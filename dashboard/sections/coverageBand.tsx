import type { GapReason } from '../../schema/generated/operations';
import type { Dashboard, ProvinceRow } from '../model/dashboard';
import { usePage } from '../page';
import { formatInstant } from '../../web/words/dates';
import type { Text } from '../../web/words/language';
import { reasonTexts, sayStale } from '../../web/words/gaps';
import { Badge } from './badge';

/** Which provinces stand behind everything below; the first thing to read. */
export function CoverageBand({ dashboard }: { dashboard: Dashboard }) {
  const { language, say } = usePage();
  const { coverage, provinces, year } = dashboard;
  const { expected, reported, complete, asOf, sample, draft } = coverage;
  const sentence = say({
    vi: `${reported} trong ${expected} tỉnh có báo cáo năm ${year}`,
    en: `${reported} of ${expected} provinces reported for ${year}`,
  });
  return (
    <section class={complete ? 'coverage' : 'coverage incomplete'} aria-labelledby="coverage">
      <div class="statement">
        <h2 id="coverage">{sentence}</h2>
        <p class="badges">
          {sample && <Badge kind="sample" />}
          {draft && <Badge kind="draft" />}
        </p>
      </div>
      <Strip provinces={provinces} label={sentence} />
      {!complete && <p class="consequence">{say(consequence)}</p>}
      <Gaps dashboard={dashboard} />
      {asOf !== null && (
        <p class="moment">
          {say({ vi: 'Số liệu lúc', en: 'Figures as of' })}{' '}
          <time dateTime={asOf}>{formatInstant(asOf, language)}</time>
        </p>
      )}
    </section>
  );
}

const consequence: Text = {
  vi: 'Tổng cộng dưới đây là của các tỉnh đã báo cáo, nên chỉ là mức ít nhất.',
  en: 'The totals below are of the provinces that reported, so they are the least that is true.',
};

/** A mark for each province: filled, dotted or hatched. */
function Strip({ provinces, label }: { provinces: readonly ProvinceRow[]; label: string }) {
  const order = { reported: 0, stale: 1, missing: 2 };
  const states = provinces.map(({ state }) => state.kind).sort((left, right) => order[left] - order[right]);
  return (
    <div class="strip" role="img" aria-label={label}>
      {states.map((state, index) => (
        <span key={index} class={`mark ${state}`} />
      ))}
    </div>
  );
}

/** Who is missing and who is old, by reason. */
function Gaps({ dashboard: { provinces, coverage } }: { dashboard: Dashboard }) {
  const { language, say } = usePage();
  const groups = groupGaps(provinces);
  if (groups.length === 0) return null;
  const since = coverage.stale.map((stale) => stale.since).sort()[0];
  return (
    <dl class="gaps">
      {groups.map(({ kind, reason, names }) => (
        <div key={`${kind} ${reason}`} class={kind}>
          <dt>
            <span class={`mark ${kind}`} aria-hidden="true" /> {say(reasonTexts[reason])}
            {kind === 'stale' && since !== undefined && (
              <>
                , {say({ vi: 'dùng', en: 'with' })} {sayStale(since, language)}
              </>
            )}{' '}
            <span class="count">({names.length})</span>
          </dt>
          <dd>{names.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

interface GapGroup {
  kind: 'stale' | 'missing';
  reason: GapReason;
  names: string[];
}

function groupGaps(provinces: readonly ProvinceRow[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const { name, state } of provinces) {
    if (state.kind === 'reported') continue;
    const key = `${state.kind} ${state.reason}`;
    const group = groups.get(key) ?? { kind: state.kind, reason: state.reason, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => left.names.length - right.names.length);
}
