import type { FunctionComponent } from 'preact';
import type { Section as SectionName } from '../address';
import type { Dashboard } from '../model/dashboard';
import { usePage } from '../page';
import { Awards } from './awards';
import { CoverageBand } from './coverageBand';
import { viewFiles } from './coverageDownloads';
import { Development } from './development';
import { Headline } from './headline';
import { Provinces } from './provinces';
import { Ranking } from './ranking';
import { Reconciliation } from './reconciliation';
import { ScopeTitle } from './scopeTitle';
import { Welfare } from './welfare';

const single: Record<
  Exclude<SectionName, 'overview'>,
  FunctionComponent<{ dashboard: Dashboard; withProvinces?: boolean }>
> = {
  provinces: Provinces,
  ranking: Ranking,
  development: Development,
  awards: Awards,
  welfare: Welfare,
  reconciliation: Reconciliation,
};

/** The coverage first, then the section of the address, or in the overview all that there is. */
export function Sections({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { address } = page;
  const Chosen = address.section === 'overview' ? null : single[address.section];
  return (
    <>
      <ScopeTitle dashboard={dashboard} />
      <CoverageBand {...dashboard} files={viewFiles(address, page)} />
      {Chosen ? <Chosen dashboard={dashboard} withProvinces /> : <Overview dashboard={dashboard} />}
    </>
  );
}

function Overview({ dashboard }: { dashboard: Dashboard }) {
  return (
    <>
      <Headline dashboard={dashboard} />
      <Provinces dashboard={dashboard} />
      <Awards dashboard={dashboard} />
      <Welfare dashboard={dashboard} />
      {dashboard.cluster && <Reconciliation dashboard={dashboard} />}
    </>
  );
}
