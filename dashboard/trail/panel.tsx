import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../link';
import type { Dashboard } from '../model/dashboard';
import { nameFigure } from '../model/figureName';
import { usePage } from '../page';
import { ProvinceName } from '../placeLink';
import { ProvinceFacts } from './provinceFacts';
import { PublishedFacts } from './publishedFacts';
import { TotalProvinces } from './totalProvinces';
import type { TrailProps } from './trailProps';

/** Where a number comes from, step by step: total, province, facts, document. Beside the view, with an address of its own. */
export function TrailPanel({ dashboard, trail }: TrailProps) {
  const { address, go, language, say } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const step = JSON.stringify(trail);
  useFocusBack();
  useEffect(() => heading.current?.focus(), [step]);
  const close = () => go({ ...address, trail: null });
  return (
    <aside
      class="trail"
      aria-labelledby="trail"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        <p class="kicker">{say({ vi: 'Nguồn gốc con số', en: 'Where this number comes from' })}</p>
        <button type="button" class="close" onClick={close}>
          {say({ vi: 'Đóng', en: 'Close' })}
        </button>
        <h2 id="trail" tabIndex={-1} ref={heading}>
          {nameFigure(trail.figure, dashboard.catalogue, language)}, {trail.year}
        </h2>
      </header>
      <Steps trail={trail} dashboard={dashboard} />
      {trail.of.kind === 'total' && <TotalProvinces {...{ dashboard, trail }} />}
      {trail.of.kind === 'published' && <PublishedFacts {...{ dashboard, trail }} />}
      {trail.of.kind === 'province' && (
        <ProvinceFacts {...{ dashboard, trail }} province={trail.of.province} />
      )}
    </aside>
  );
}

/** Who closes the trail is where it was opened. */
function useFocusBack(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
}

/** The way down to what is shown, each step a link back up. */
function Steps({ dashboard, trail }: TrailProps) {
  const { say } = usePage();
  const scope = dashboard.cluster?.name ?? say({ vi: 'Tất cả các tỉnh', en: 'All provinces' });
  if (trail.of.kind === 'published') {
    return (
      <p class="steps">
        {scope} → {say({ vi: 'số công bố', en: 'published figure' })}
      </p>
    );
  }
  if (trail.of.kind === 'total') return <p class="steps">{scope}</p>;
  return (
    <p class="steps">
      <Link to={{ trail: { ...trail, of: { kind: 'total' } } }}>{scope}</Link> →{' '}
      <ProvinceName province={provinceOf(dashboard, trail.of.province)} />
    </p>
  );
}

function provinceOf({ provinces, map }: Dashboard, id: string): { id: string; name: string } {
  return [...provinces, ...map].find((province) => province.id === id) ?? { id, name: id };
}
