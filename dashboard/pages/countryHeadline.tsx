import type { CountryQuery } from '../../schema/generated/operations';
import { Axis } from '../../web/charts/axis';
import { IntervalBar } from '../../web/charts/intervalBar';
import { niceScale } from '../../web/charts/scale';
import { allProvinces, home } from '../address';
import { ProvinceShare } from '../charts/share';
import { groupsOfSums, pictureWords } from '../downloads/drawingOf';
import { byProvince, tableLinks } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { barsPicture } from '../downloads/pictures';
import type { Catalogue, Quantity } from '../model/measures';
import { sumStateOf } from '../model/sumState';
import { Number } from '../number';
import { usePage } from '../page';
import { measureHref } from '../place';
import { PlaceLink } from '../placeLink';
import type { CoverageFiles } from '../sections/coverageDownloads';
import { DefinitionHelp } from '../sections/definition';

type Totals = NonNullable<CountryQuery['totals']>[number];

const shown: readonly { measure: string; read(figures: NonNullable<Totals['figures']>): Quantity | null }[] =
  [
    { measure: 'members', read: ({ membership }) => membership.members },
    { measure: 'awards', read: ({ awards }) => awards.total },
    { measure: 'spent', read: ({ welfare }) => welfare.spent },
  ];

interface HeadlineProps {
  total: Totals;
  catalogue: Catalogue;
  files: CoverageFiles;
  /** Of the page. */
  title: string;
}

/** The country's main figures of a year. */
export function CountryHeadline({ total, catalogue, files, title }: HeadlineProps) {
  const page = usePage();
  const { language, say } = page;
  const { coverage, figures, year } = total;
  const name = say({ vi: 'Số liệu chính', en: 'Main figures' });
  const view = { ...home, scope: allProvinces, year };
  const drawing = () => ({
    ...pictureWords(`${title}: ${name}`, say(all), coverage, year, files.link, page),
    groups: groupsOfSums(shown, figures, coverage, { catalogue, page }),
  });
  return (
    <section class="headline" aria-labelledby="headline">
      <header>
        <h2 id="headline">{name}</h2>
        <Downloads
          label={`${title}: ${name}`}
          files={[tableLinks(view, byProvince, language)]}
          pictures={[barsPicture(`${title}: ${name}`, drawing)]}
          {...files}
        />
      </header>
      {shown.map(({ measure, read }) => {
        const { name, unit, stock } = catalogue.measure(measure, language);
        const sum = figures && read(figures);
        const scale = niceScale([sum]);
        const state = sumStateOf(sum, coverage);
        return (
          <article class="card" key={measure}>
            <div class="card-title">
              <h3>
                <PlaceLink href={measureHref(measure, year)}>{name}</PlaceLink>
              </h3>
              <DefinitionHelp {...{ measure, name, unit, stock }} />
            </div>
            <p class="main">
              <Number
                bounds={sum}
                origin="sum"
                unit={unit}
                label={name}
                scope={{ scope: allProvinces, year }}
                trail={{ figure: { measure }, year, of: { kind: 'total' } }}
              />
            </p>
            {sum && sum.atLeast !== sum.atMost && (
              <div class="scaled">
                <IntervalBar bounds={sum} scale={scale.end} state={state} />
                <Axis scale={scale} unit={unit} language={language} />
              </div>
            )}
            <ProvinceShare
              reported={sum?.reportedBy ?? 0}
              isSimulated={state === 'simulated'}
              expected={coverage.expected}
            />
          </article>
        );
      })}
    </section>
  );
}

const all = { vi: 'Tất cả các tỉnh', en: 'All provinces' };
