import type { GapReason } from '../../schema/generated/operations';
import type { Coverage, StandingRow } from '../model/dashboard';
import { usePage } from '../page';
import { ProvinceNames } from '../placeLink';
import { formatDay } from '../../web/words/dates';
import type { Text } from '../../web/words/language';
import { reasonTexts, sayStale } from '../../web/words/gaps';
import { mentionedText } from '../words/labels';

/** Who was late, is overdue, or corrected after the due date. */
export function Punctuality({ coverage }: { coverage: Coverage }) {
  const { language, say } = usePage();
  const { dueOn, onTime, reported, simulated, provinces } = coverage;
  if (dueOn === null) return null;
  const really = reported - simulated.length;
  const day = formatDay(dueOn, language);
  const groups = punctualityTexts
    .map(({ text, holds }) => ({ text, those: provinces.filter(holds).map(({ province }) => province) }))
    .filter(({ those }) => those.length > 0);
  return (
    <>
      <p class="due">
        {say({ vi: `Hạn báo cáo ${day}`, en: `Due on ${day}` })}
        {really > 0 &&
          say({
            vi: `; ${onTime} trong ${really} báo cáo đúng hạn`,
            en: `; ${onTime} of ${really} reports were on time`,
          })}
      </p>
      {groups.length > 0 && (
        <dl class="gaps">
          {groups.map(({ text, those }) => (
            <div key={text.en}>
              <dt>
                {say(text)} <span class="count">({those.length})</span>
              </dt>
              <dd>
                <ProvinceNames provinces={those} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

type Standing = Coverage['provinces'][number];

export const punctualityTexts: readonly { text: Text; holds(province: Standing): boolean }[] = [
  { text: { vi: 'Báo cáo chậm', en: 'Reported late' }, holds: ({ timeliness }) => timeliness === 'LATE' },
  {
    text: { vi: 'Quá hạn, chưa báo cáo', en: 'Overdue' },
    holds: ({ timeliness }) => timeliness === 'OVERDUE',
  },
  {
    text: { vi: 'Chưa báo cáo, chưa đến hạn', en: 'Not there, not due yet' },
    holds: ({ timeliness }) => timeliness === 'DUE',
  },
  {
    text: { vi: 'Sửa số liệu sau hạn', en: 'Corrected after the due date' },
    holds: ({ correctedAfterDue }) => correctedAfterDue,
  },
];

/** Who has not reported and is named in documents of others, and in which. */
export function Mentions({ coverage: { mentioned } }: { coverage: Coverage }) {
  const { say } = usePage();
  if (mentioned.length === 0) return null;
  const documents = [...new Set(mentioned.flatMap((one) => one.documents.map(nameDocument)))];
  return (
    <dl class="gaps">
      <div class="mentioned">
        <dt>
          <span class="mark mentioned" aria-hidden="true" /> {say(mentionedText)}{' '}
          <span class="count">({mentioned.length})</span>
        </dt>
        <dd>
          <ProvinceNames provinces={mentioned.map(({ province }) => province)} />
          {documents.length > 0 && ` – ${say({ vi: 'trong tài liệu', en: 'in' })}: ${documents.join('; ')}`}
        </dd>
      </div>
    </dl>
  );
}

type MentioningDocument = Coverage['mentioned'][number]['documents'][number];

function nameDocument({ title, publisher, file }: MentioningDocument): string {
  const name = title ?? file;
  return publisher === null ? name : `${name}, ${publisher}`;
}

/** Who is missing and who is old, by reason. */
export function Gaps({ provinces: all, coverage }: GapsProps) {
  const { language, say } = usePage();
  const groups = groupGaps(all);
  if (groups.length === 0) return null;
  const since = coverage.stale.map((stale) => stale.since).sort()[0];
  return (
    <dl class="gaps">
      {groups.map(({ kind, reason, provinces }) => (
        <div key={`${kind} ${reason}`} class={kind}>
          <dt>
            <span class={`mark ${kind}`} aria-hidden="true" /> {say(reasonTexts[reason])}
            {kind === 'stale' && since !== undefined && (
              <>
                , {say({ vi: 'dùng', en: 'with' })} {sayStale(since, language)}
              </>
            )}{' '}
            <span class="count">({provinces.length})</span>
          </dt>
          <dd>
            <ProvinceNames provinces={provinces} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface GapsProps {
  provinces: readonly StandingRow[];
  coverage: Coverage;
}

interface GapGroup {
  kind: 'stale' | 'missing';
  reason: GapReason;
  provinces: { id: string; name: string }[];
}

function groupGaps(provinces: readonly StandingRow[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const { id, name, state } of provinces) {
    if (state.kind === 'reported' || state.kind === 'mentioned') continue;
    const key = `${state.kind} ${state.reason}`;
    const group = groups.get(key) ?? { kind: state.kind, reason: state.reason, provinces: [] };
    group.provinces.push({ id, name });
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => left.provinces.length - right.provinces.length);
}
