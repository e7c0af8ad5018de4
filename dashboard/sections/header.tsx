import { useEffect, useRef } from 'preact/hooks';
import { allProvinces, sections } from '../address';
import { Link } from '../link';
import { yearsToChoose } from '../model/years';
import type { Answer } from '../operations';
import { usePage } from '../page';
import { sectionTitles } from './section';
import { TopBar } from './topBar';

type Clusters = Answer<'Dashboard'>['clusters'];

/** Name, language, scope and year, and the ways to the sections. */
export function Header({ clusters }: { clusters: Clusters }) {
  return (
    <header class="page-header">
      <TopBar />
      <ScopeChoice clusters={clusters} />
      <SectionLinks />
    </header>
  );
}

function ScopeChoice({ clusters }: { clusters: Clusters }) {
  const { address, go, say, today } = usePage();
  const seasons = clusters
    .find(({ id }) => id === address.scope)
    ?.seasons.map(({ year }) => year)
    .reverse();
  const years = address.scope === allProvinces ? yearsToChoose(today) : (seasons ?? []);
  const choices = years.includes(address.year) ? years : [address.year, ...years];
  return (
    <div class="scope-choice">
      <label>
        <span>{say({ vi: 'Phạm vi', en: 'Scope' })}</span>
        <select
          value={address.scope}
          onChange={({ currentTarget: { value: scope } }) =>
            go({ ...address, scope, year: yearIn(clusters, scope, address.year), trail: null })
          }
        >
          <option value={allProvinces}>{say({ vi: 'Tất cả các tỉnh', en: 'All provinces' })}</option>
          {clusters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say({ vi: 'Năm', en: 'Year' })}</span>
        <select
          value={String(address.year)}
          onChange={({ currentTarget: { value } }) => go({ ...address, year: Number(value), trail: null })}
        >
          {choices.map((year) => (
            <option key={year} value={String(year)}>
              {year}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The year that is shown, if the cluster has a season in it, or its first season. */
function yearIn(clusters: Clusters, scope: string, year: number): number {
  const years = clusters.find(({ id }) => id === scope)?.seasons.map((season) => season.year) ?? [year];
  return years.includes(year) ? year : (years[0] ?? year);
}

function SectionLinks() {
  const { address, say } = usePage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!list.current) return undefined;
    // Also when a telephone is turned, and the list becomes as narrow as to scroll.
    const observer = new ResizeObserver(() => showCurrent(list.current));
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [address.section]);
  return (
    <nav class="sections" aria-label={say({ vi: 'Các phần', en: 'Sections' })}>
      <ul ref={list}>
        {sections
          .filter((name) => name !== 'reconciliation' || address.scope !== allProvinces)
          .map((name) => (
            <li key={name}>
              <Link to={{ section: name, trail: null }} current={address.section === name}>
                {say(sectionTitles[name])}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** On a telephone the list scrolls: the section that is open stands in its middle, its neighbours beside it. */
function showCurrent(list: HTMLUListElement | null): void {
  const current = list?.querySelector<HTMLElement>('[aria-current]');
  if (list && current) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}
