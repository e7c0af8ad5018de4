import { Axis } from '../../web/charts/axis';
import { IntervalBar } from '../../web/charts/intervalBar';
import { niceScale } from '../../web/charts/scale';
import { ProvinceShare } from '../charts/share';
import type { Dashboard } from '../model/dashboard';
import { mainMeasures, type MainMeasure } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';
import { measureHref } from '../place';
import { PlaceLink } from '../placeLink';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { byProvince, tableLinks } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { barsPicture } from '../downloads/pictures';
import { publishedOf } from '../model/published';
import { sumStateIn } from '../model/sumState';
import { totalGrowth } from '../model/totalGrowth';
import { publishedTitle } from '../words/labels';
import { sayChange, sayRate } from '../../web/words/bounds';
import type { Language } from '../../web/words/language';
import { viewFiles } from './coverageDownloads';
import { DefinitionHelp } from './definition';
import { Verdict } from './verdict';

const headlines = mainMeasures.filter(({ id }) => !['people', 'gifts'].includes(id));

/** The numbers that are asked for first, the sum of the provinces beside what the cluster published. */
export function Headline({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { address, language, say } = page;
  const { catalogue, figures, year } = dashboard;
  const title = say({ vi: `Số liệu chính, ${year}`, en: `Main figures, ${year}` });
  const drawing = () =>
    drawingOf(
      title,
      headlines.map((measure) => {
        const { name: label, unit } = catalogue.measure(measure.id, language);
        const bounds = figures && measure.read(figures);
        const simulated = sumStateIn(dashboard, measure.id, bounds) === 'simulated';
        return groupOf(null, [{ label, bounds, origin: 'sum', unit, simulated }], page);
      }),
      dashboard,
      page,
    );
  return (
    <section class="headline" aria-labelledby="headline">
      <header>
        <h2 id="headline">{title}</h2>
        <Downloads
          label={title}
          files={[tableLinks(address, byProvince, language)]}
          pictures={[barsPicture(title, drawing)]}
          {...viewFiles(address, page)}
        />
      </header>
      {headlines.map((measure) => (
        <Card key={measure.id} dashboard={dashboard} measure={measure} />
      ))}
    </section>
  );
}

function Card({ dashboard, measure }: { dashboard: Dashboard; measure: MainMeasure }) {
  const { language, say } = usePage();
  const { catalogue, coverage, figures, year } = dashboard;
  const { name, unit, stock } = catalogue.measure(measure.id, language);
  const sum = figures && measure.read(figures);
  const figure = { measure: measure.id };
  const published = publishedOf(dashboard, figure);
  const when = stock
    ? say({ vi: `cuối năm ${year}`, en: `end of ${year}` })
    : say({ vi: `trong năm ${year}`, en: `in ${year}` });
  const scale = niceScale([sum, published]);
  const state = sumStateIn(dashboard, measure.id, sum);
  const isOpen = sum !== null && sum.atLeast !== sum.atMost;
  return (
    <article class="card">
      <div class="card-title">
        <h3>
          <PlaceLink href={measureHref(measure.id, year)}>{name}</PlaceLink> <span class="when">{when}</span>
        </h3>
        <DefinitionHelp measure={measure.id} {...{ name, unit, stock }} />
      </div>
      <p class="main">
        <Number
          bounds={sum}
          origin="sum"
          unit={unit}
          label={name}
          trail={{ figure, year, of: { kind: 'total' } }}
        />
      </p>
      {sum && isOpen && (
        <div class="scaled">
          <IntervalBar bounds={sum} scale={scale.end} state={state} />
          <Axis scale={scale} unit={unit} language={language} />
        </div>
      )}
      <Compared dashboard={dashboard} measure={measure} />
      <ProvinceShare
        reported={sum?.reportedBy ?? 0}
        isSimulated={state === 'simulated'}
        expected={coverage.expected}
      />
      {published && (
        <p class="published">
          {say(publishedTitle(published))}{' '}
          <Number
            bounds={published}
            origin={published.derived ? 'sum' : 'printed'}
            unit={unit}
            printed={published.printed}
            label={`${name}, ${lower(say(publishedTitle(published)))}`}
            trail={{ figure, year, of: { kind: 'published' } }}
          />
          <VerdictWord dashboard={dashboard} measure={measure.id} />
        </p>
      )}
    </article>
  );
}

/** What the number is to the year before, and to the members. */
function Compared({ dashboard, measure }: { dashboard: Dashboard; measure: MainMeasure }) {
  const { language, say } = usePage();
  const { rates, year } = dashboard;
  const growth = totalGrowth(dashboard, measure);
  const rate = rateOfMeasure(measure.id, rates, language);
  const parts = [
    ...(growth
      ? [say({ vi: `so với ${year - 1}: `, en: `on ${year - 1}: ` }) + sayChange(growth, language)]
      : []),
    ...(rate === null ? [] : [rate]),
  ];
  return parts.length === 0 ? null : <p class="when">{parts.join(' · ')}</p>;
}

/** The rate of which a measure is the part; null if there is none, or nothing is known of it. */
function rateOfMeasure(id: string, rates: Dashboard['rates'], language: Language): string | null {
  if (id === 'newMembers' && rates?.newMembersPerThousand) {
    const words = { vi: 'trên 1.000 đoàn viên', en: 'for 1,000 members' };
    return `${sayRate(rates.newMembersPerThousand, 'people', language)} ${words[language]}`;
  }
  if (id === 'spent' && rates?.spentPerMember) {
    const words = { vi: 'một đoàn viên', en: 'a member' };
    return `${sayRate(rates.spentPerMember, 'VND', language)} ${words[language]}`;
  }
  return null;
}

/** What the comparison of the measure's whole says, if there is one. */
function VerdictWord({ dashboard, measure }: { dashboard: Dashboard; measure: string }) {
  const row = dashboard.cluster?.season.reconciliation?.find(
    (reconciliation) =>
      reconciliation.measure === measure &&
      [reconciliation.kind, reconciliation.programme, reconciliation.sector].every((part) => part === null),
  );
  if (!row) return null;
  return <Verdict row={row} />;
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
