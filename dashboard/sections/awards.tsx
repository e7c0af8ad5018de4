import type { Dashboard } from '../model/dashboard';
import { awardsByBody, type AwardRow } from '../model/breakdowns';
import { usePage } from '../page';
import { bodyNotStated, bodyTexts, kindTexts, recipientTexts } from '../words/labels';
import { Breakdown } from './breakdown';
import { Section } from './section';

/** Awards by kind and by the body that gave them. */
export function Awards({ dashboard }: { dashboard: Dashboard }) {
  const { say } = usePage();
  const { figures, cluster, year } = dashboard;
  const published = cluster?.season.published ?? null;
  const groups = awardsByBody(figures, published);
  const label = ({ kind, recipient }: AwardRow) =>
    recipient === null ? say(kindTexts[kind]) : `${say(kindTexts[kind])}, ${say(recipientTexts[recipient])}`;
  return (
    <Section
      name="awards"
      title={say({
        vi: `Khen thưởng theo cấp tặng và hình thức, ${year}`,
        en: `Awards by body and kind, ${year}`,
      })}
      note={say({
        vi: 'Mỗi lần khen thưởng được đếm một lần, theo cấp đã tặng.',
        en: 'Each award is counted once, by the body that gave it.',
      })}
    >
      {groups.length === 0 && <p class="absent">{say(none)}</p>}
      {groups.map(({ body, parts }) => (
        <Breakdown
          key={body}
          caption={say(body === null ? bodyNotStated : bodyTexts[body])}
          rows={parts.map(({ row, ...part }) => ({ ...part, label: label(row) }))}
          unit="awards"
          year={year}
          withPublished={published !== null}
        />
      ))}
    </Section>
  );
}

const none = { vi: 'Chưa tỉnh nào báo cáo khen thưởng.', en: 'No province reported awards.' };
