import { Fragment } from 'preact';
import type { Coverage, StandingRow } from '../model/dashboard';
import type { Catalogue } from '../model/measures';
import { usePage } from '../page';
import { ProvinceNames } from '../placeLink';
import { formatDay, formatInstant } from '../../web/words/dates';
import type { Text } from '../../web/words/language';
import { sayStandings, sayUnits } from '../words/standings';
import { Badge } from './badge';
import { CoverageDownloads, type CoverageFiles } from './coverageDownloads';
import { Gaps, Mentions, Punctuality } from './coverageGroups';

interface CoverageBandProps {
  coverage: Coverage;
  provinces: readonly StandingRow[];
  catalogue: Catalogue;
  year: number;
  /** Where the list of who reported can be taken from. */
  files: CoverageFiles;
}

/** Which provinces stand behind everything below; the first thing to read. */
export function CoverageBand({ coverage, provinces, catalogue, year, files }: CoverageBandProps) {
  const { say } = usePage();
  const { complete, draft } = coverage;
  const sentence = sayStandings(coverage, year).map(say).join('; ');
  return (
    <section class={complete ? 'coverage' : 'coverage incomplete'} aria-labelledby="coverage">
      <div class="statement">
        <h2 id="coverage">{sentence}</h2>
        <p class="badges">{draft && <Badge kind="draft" />}</p>
        <CoverageDownloads {...{ coverage, provinces, year, files }} />
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
