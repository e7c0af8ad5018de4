import { useAnswer } from '../answer';
import { allProvinces, formatAddress, home } from '../address';
import { byProvince, tableHref } from '../downloads/files';
import { standingRows } from '../model/dashboard';
import { createCatalogue } from '../model/measures';
import { yearsToChoose } from '../model/years';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { RetryNote } from '../retryNote';
import { CoverageBand } from '../sections/coverageBand';
import type { CoverageFiles } from '../sections/coverageDownloads';
import { Heading } from '../sections/heading';
import { SimulatedBand } from '../sections/simulatedBand';
import { useTitle } from '../sections/title';
import { Waiting } from '../waiting';
import { CountryClusters } from './countryClusters';
import { CountryHeadline } from './countryHeadline';

/** How the country is doing in a year, and who is missing; the way to everything else. */
export function CountryPage({ year }: { year: number }) {
  const { language, say } = usePage();
  const asked = useAnswer('Country', { year });
  const title = say({ vi: `Công đoàn các tỉnh, năm ${year}`, en: `The provinces' trade unions, ${year}` });
  useTitle(title);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { totals, clusters, measures } = asked.answer;
  const [total] = totals ?? [];
  const catalogue = createCatalogue(measures, []);
  const view = { ...home, scope: allProvinces, year };
  const files: CoverageFiles = {
    xlsx: tableHref('xlsx', view, byProvince, language),
    link: `/?nam=${year}`,
    query: { operation: 'Country', variables: { year } },
  };
  return (
    <article class="place country">
      {total && (
        <SimulatedBand simulated={total.coverage.simulated.length} expected={total.coverage.expected} />
      )}
      <div class="title-line">
        <Heading>{title}</Heading>
        <Years year={year} />
        <a class="button" href={files.xlsx} download>
          {say({ vi: 'Tải Excel', en: 'Download Excel' })}
          <span class="visually-hidden">: {say({ vi: 'tất cả các tỉnh', en: 'all provinces' })}</span>
        </a>
      </div>
      <RetryNote at={asked.retryAt} />
      {total && (
        <>
          <CoverageBand
            coverage={total.coverage}
            provinces={standingRows(total.coverage)}
            catalogue={catalogue}
            year={year}
            files={files}
          />
          <CountryHeadline total={total} catalogue={catalogue} files={files} title={title} />
        </>
      )}
      <p class="to-page">
        <PlaceLink href={formatAddress(view)}>
          {say({ vi: `Tất cả số liệu năm ${year} theo tỉnh`, en: `All figures of ${year} by province` })}
        </PlaceLink>
      </p>
      <CountryClusters clusters={clusters} catalogue={catalogue} year={year} files={files} />
    </article>
  );
}

function Years({ year }: { year: number }) {
  const { say, today, visit } = usePage();
  const years = yearsToChoose(today);
  return (
    <label class="field inline">
      <span>{say({ vi: 'Năm', en: 'Year' })}</span>
      <select value={String(year)} onChange={({ currentTarget: { value } }) => visit(`/?nam=${value}`)}>
        {(years.includes(year) ? years : [year, ...years]).map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
