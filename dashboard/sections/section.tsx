import type { ComponentChildren } from 'preact';
import type { Section as SectionName } from '../address';
import { Downloads, type DownloadsProps } from '../downloads/menu';
import { Link } from '../link';
import { dashboardVariables } from '../model/years';
import { usePage } from '../page';
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
  downloads?: Pick<DownloadsProps, 'tables' | 'drawing'>;
  /** What is chosen here, such as the measure. */
  controls?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ name, title, note, downloads, controls, children }: SectionProps) {
  const { address, say, today } = usePage();
  const heading = `section-${name}`;
  return (
    <section class={`section ${name}`} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
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
              {...downloads}
              label={title}
              address={{ ...address, section: name, trail: null }}
              query={{ operation: 'Dashboard', variables: dashboardVariables(address, today) }}
            />
          )}
        </div>
      </header>
      {note && <p class="note">{note}</p>}
      {controls}
      {children}
    </section>
  );
}

const own = { vi: 'Xem riêng phần này', en: 'This part alone' };
