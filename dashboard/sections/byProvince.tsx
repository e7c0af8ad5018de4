import { useState } from 'preact/hooks';
import { allProvinces, type Address } from '../address';
import type { TableFile } from '../downloads/files';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { Preview } from '../table/preview';
import { formatTable, type TableAddress } from '../table/tableAddress';
import { useTables } from '../table/useTables';
import { Waiting } from '../waiting';

interface ByProvinceProps {
  /** The table with provinces as its rows, as its file has it. */
  table: TableFile;
  title: string;
}

/** The parts of a section by province, asked for when they are unfolded: few readers want them, and they are large. */
export function ByProvince({ table, title }: ByProvinceProps) {
  const { address } = usePage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="by-province" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <ProvinceParts address={tableOf(address, table)} title={title} />}
    </details>
  );
}

function ProvinceParts({ address, title }: { address: TableAddress; title: string }) {
  const { say } = usePage();
  const asked = useTables(address);
  if (asked.phase === 'failed') return <Waiting asked={asked} />;
  if (asked.phase === 'waiting')
    return <Waiting asked={{ phase: 'waiting', attempt: asked.attempt, before: null }} />;
  return (
    <>
      <Preview table={asked.table} address={address} caption={title} />
      <p>
        <PlaceLink href={formatTable(address)}>
          {say({ vi: 'Mở trong trang lập bảng', en: 'Open as a table of my own' })}
        </PlaceLink>
      </p>
    </>
  );
}

/** The builder has no map to choose: what it is asked of is the map of each year. */
function tableOf({ scope, year }: Address, { measures, columns }: TableFile): TableAddress {
  return {
    measures,
    rows: 'PROVINCE',
    columns: columns as TableAddress['columns'],
    clusters: scope === allProvinces ? [] : [scope],
    provinces: [],
    years: [year],
    sort: null,
    chart: null,
  };
}
