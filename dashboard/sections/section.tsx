import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Section as SectionName } from '../address';
import { formatAddress } from '../address';
import { everythingFile, tableLinks, type TableFile } from '../downloads/files';
import { Downloads, type DownloadsProps } from '../downloads/menu';
import { Link } from '../link';
import { dashboardVariables } from '../model/years';
import { usePage } from '../page';
import { useOpenOnPaper } from './fold';
import type { Text } from '../../web/words/language';

export const sectionTitles: Readonly<Record<SectionName, Text>> = {
  overview: { vi: 'Tổng quan', en: 'Overview' },
  provinces: { vi: 'Các tỉnh', en: 'Provinces' },
  ranking: { vi: 'Xếp hạng', en: 'Ranking' },
  development: { vi: 'Diễn biến', en: 'Development' },
  awards: { vi: 'Khen thưởng', en: 'Awards' },
  welfare: { vi: 'Chăm lo', en: 'Welfare' },
  reconciliation: { vi: 'Đối chiếu', en: 'Reconciliation' },
};

interface SectionProps {
  name: SectionName;
  title: string;
  /** One sentence on what is shown and how to read it. */
  note?: string;
  /** What can be taken along beside the whole. */
  downloads?: {
    tables: readonly { file: TableFile; name?: string }[];
    pictures: DownloadsProps['pictures'];
  };
  /** What is chosen here, such as the measure. */
  controls?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ name, title, note, downloads, controls, children }: SectionProps) {
  const { address, language, say, today } = usePage();
  const heading = `section-${name}`;
  const body = (
    <>
      {note && <p class="note">{note}</p>}
      {controls}
      {children}
    </>
  );
  const actions = (
    <div class="actions">
      {address.section !== name && (
        <Link
          to={{ section: name, trail: null }}
          class="more"
          label={`${say(own)}: ${say(sectionTitles[name])}`}
        >
          {say(own)}
        </Link>
      )}
      {downloads && (
        <Downloads
          label={title}
          files={[
            ...downloads.tables.map((table) => tableLinks(address, table.file, language, table.name)),
            everythingFile(address, language),
          ]}
          pictures={downloads.pictures}
          link={formatAddress({ ...address, section: name, trail: null, embedded: false })}
          query={{ operation: 'Dashboard', variables: dashboardVariables(address, today) }}
        />
      )}
    </div>
  );
  if (address.section === 'overview') return <FoldedSection {...{ name, heading, title, actions, body }} />;
  return (
    <section class={`section ${name}`} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {actions}
      </header>
      {body}
    </section>
  );
}

interface FoldedSectionProps {
  name: SectionName;
  heading: string;
  title: string;
  actions: ComponentChildren;
  body: ComponentChildren;
}

/**
 * Among others a section folds; on a telephone it is folded at first, so that all of them are on a screen or two. What is
 * folded is drawn when there is nothing else to do, or when it is printed, so that the first screen is there sooner.
 */
function FoldedSection({ name, heading, title, actions, body }: FoldedSectionProps) {
  const place = useRef<HTMLDetailsElement>(null);
  const [isOpen] = useState(() => !window.matchMedia('(max-width: 40rem)').matches);
  const [isDrawn, setDrawn] = useState(isOpen);
  useEffect(() => (isOpen ? undefined : whenIdleOrPrinted(() => setDrawn(true))), []);
  useOpenOnPaper(place);
  return (
    <section class={`section ${name}`} aria-labelledby={heading}>
      <details class="section-fold" open={isOpen} ref={place} onToggle={() => setDrawn(true)}>
        <summary>
          <h2 id={heading}>{title}</h2>
        </summary>
        {actions}
        {isDrawn && body}
      </details>
    </section>
  );
}

/** @returns what calls it off */
function whenIdleOrPrinted(run: () => void): () => void {
  const callOff = whenIdle(run);
  window.addEventListener('beforeprint', run);
  return () => {
    callOff();
    window.removeEventListener('beforeprint', run);
  };
}

function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}

const own = { vi: 'Xem riêng phần này', en: 'This part alone' };
