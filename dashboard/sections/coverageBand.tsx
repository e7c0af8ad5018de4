import { Fragment } from 'preact';
import type { GapReason } from '../../schema/generated/operations';
import type { Coverage, ProvinceState } from '../model/dashboard';
import type { Catalogue } from '../model/measures';
import { usePage } from '../page';
import { ProvinceNames } from '../placeLink';
import { formatDay, formatInstant } from '../../web/words/dates';
import type { Text } from '../../web/words/language';
import { reasonTexts, sayStale } from '../../web/words/gaps';
import { mentionedText } from '../words/labels';
import { sayStandings, sayUnits } from '../words/standings';
import { Badge } from './badge';

/** A province and what stands behind its place in a total. */
export interface StandingRow {
  id: string;
  name: string;
  state: ProvinceState;
  simulated: boolean;
}

interface CoverageBandProps {
  coverage: Coverage;
  provinces: readonly StandingRow[];
  catalogue: Catalogue;
  year: number;
}

/** Which provinces stand behind everything below; the first thing to read. */
export function CoverageBand({ coverage, provinces, catalogue, year }: CoverageBandProps) {
  const { say } = usePage();
  const { complete, draft } = coverage;
  const sentence = sayStandings(coverage, year).map(say).join('; ');
  return (
    <section class={complete ? 'coverage' : 'coverage incomplete'} aria-labelledby="coverage">
      <div class="statement">
        <h2 id="coverage">{sentence}</h2>
        <p class="badges">{draft && <Badge kind="draft" />}</p>
      </div>
      <Strip provinces={provinces} label={sentence} />
      {!complete && <p class="consequence">{say(consequence)}</p>}
      <Mentions coverage={coverage} />
      <Gaps provinces={provinces} coverage={coverage} />
      <UnitsBelow coverage={coverage} catalogue={catalogue} />
      <Punctuality coverage={coverage} />
      <Moments coverage={coverage} />
    </section>
  );
}

const consequence: Text = {
  vi: 'Chưa đủ tỉnh báo cáo, nên tổng cộng dưới đây chỉ là mức ít nhất.',
  en: 'Not all provinces reported, so the totals below are the least that is true.',
};

/** The provinces whose numbers lack units below that were expected to report, and of which measures. */
function UnitsBelow({ coverage, catalogue }: Pick<CoverageBandProps, 'coverage' | 'catalogue'>) {
  const { language, say } = usePage();
  const open = coverage.provinces.flatMap(({ province, unitCoverage }) => {
    const lacking = (unitCoverage ?? []).filter(({ expected, reported }) => reported < expected);
    return lacking.length > 0 ? [{ province, lacking }] : [];
  });
  if (open.length === 0) return null;
  return (
    <dl class="gaps">
      <div>
        <dt>
          {say({ vi: 'Cấp dưới chưa báo cáo đủ', en: 'Not all units below reported' })}{' '}
          <span class="count">({open.length})</span>
        </dt>
        <dd>
          {open.map(({ province, lacking }, index) => (
            <Fragment key={province.id}>
              {index > 0 && '; '}
              <ProvinceNames provinces={[province]} />
              {': '}
              {lacking
                .map((one) => `${catalogue.measure(one.measure, language).name} (${say(sayUnits(one))})`)
                .join(', ')}
            </Fragment>
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** When the reports were made, and when they were asked for: two things. */
function Moments({ coverage: { asOf, madeFrom, madeTo } }: { coverage: Coverage }) {
  const { language, say } = usePage();
  if (asOf === null) return null;
  const days = [...new Set([madeFrom, madeTo])].filter((day) => day !== null);
  return (
    <p class="moment">
      {days.length > 0 && (
        <>
          {say({ vi: 'Báo cáo ngày', en: 'Reports made' })}{' '}
          {days.map((day, index) => (
            <Fragment key={day}>
              {index > 0 && ' – '}
              <time dateTime={day}>{formatDay(day, language)}</time>
            </Fragment>
          ))}
          {' · '}
        </>
      )}
      {days.length > 0 ? say({ vi: 'hỏi lúc', en: 'asked at' }) : say({ vi: 'Hỏi lúc', en: 'Asked at' })}{' '}
      <time dateTime={asOf}>{formatInstant(asOf, language)}</time>
    </p>
  );
}

/** Who was late, is overdue, or corrected after the due date. */
function Punctuality({ coverage }: { coverage: Coverage }) {
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

const punctualityTexts: readonly { text: Text; holds(province: Standing): boolean }[] = [
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
function Mentions({ coverage: { mentioned } }: { coverage: Coverage }) {
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

/** A mark for each province: filled, framed, dotted, half or hatched. */
function Strip({ provinces, label }: { provinces: readonly StandingRow[]; label: string }) {
  const order = { reported: 0, simulated: 1, stale: 2, mentioned: 3, missing: 4 };
  const states = provinces
    .map(({ state, simulated }) => (state.kind === 'reported' && simulated ? 'simulated' : state.kind))
    .sort((left, right) => order[left] - order[right]);
  return (
    <div class="strip" role="img" aria-label={label}>
      {states.map((state, index) => (
        <span key={index} class={`mark ${state}`} />
      ))}
    </div>
  );
}

/** Who is missing and who is old, by reason. */
function Gaps({ provinces: all, coverage }: Pick<CoverageBandProps, 'provinces' | 'coverage'>) {
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
