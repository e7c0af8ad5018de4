import type { AwardingBody } from '../../schema/generated/operations';
import type { Dashboard } from '../model/dashboard';
import { awardsByBody, type AwardRow } from '../model/breakdowns';
import type { Quantity } from '../model/measures';
import { publishedOf } from '../model/published';
import { sumStateIn } from '../model/sumState';
import { usePage } from '../page';
import { bodyTexts, kindTexts, recipientTexts } from '../../web/words/values';
import { bodyNotStated } from '../words/labels';
import { Breakdown } from './breakdown';
import { ByProvince } from './byProvince';
import { Section } from './section';
import { niceScale } from '../../web/charts/scale';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { barsPicture } from '../downloads/pictures';
import { awardsByKind, awardsByProvince } from '../downloads/files';

/** Awards by kind and by the body that gave them. */
export function Awards({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { say } = page;
  const { figures, cluster, year } = dashboard;
  const stateOf = (sum: Quantity | null) => sumStateIn(dashboard, 'awards', sum);
  const published = cluster?.season.published ?? null;
  const groups = awardsByBody(figures, published, cluster?.season.reconciliation ?? []);
  const label = ({ kind, recipient }: AwardRow) =>
    recipient === null ? say(kindTexts[kind]) : `${say(kindTexts[kind])}, ${say(recipientTexts[recipient])}`;
  // One scale for all bodies, so that their bars compare.
  const scale = niceScale(
    groups.flatMap(({ parts }) => parts.flatMap(({ sum, published: printed }) => [sum, printed])),
  );
  const title = say(titleOf(year));
  const nameOf = (body: AwardingBody | null) => say(body === null ? bodyNotStated : bodyTexts[body]);
  const drawing = () =>
    drawingOf(
      title,
      // One group, so that the bars of all bodies compare.
      [
        groupOf(
          null,
          groups.flatMap(({ body, parts }) =>
            parts.map(({ row, sum }) => ({
              label: `${label(row)} (${nameOf(body)})`,
              bounds: sum,
              origin: 'sum' as const,
              unit: 'awards',
              simulated: stateOf(sum) === 'simulated',
            })),
          ),
          page,
        ),
      ],
      dashboard,
      page,
    );
  return (
    <Section
      name="awards"
      title={title}
      downloads={{
        tables: [
          { file: awardsByKind, name: say({ vi: 'Theo hình thức', en: 'By kind' }) },
          { file: awardsByProvince, name: say({ vi: 'Theo tỉnh', en: 'By province' }) },
        ],
        pictures: groups.length > 0 ? [barsPicture(title, drawing)] : [],
      }}
      note={say({
        vi: 'Mỗi lần khen thưởng được đếm một lần, theo cấp đã tặng.',
        en: 'Each award is counted once, by the body that gave it.',
      })}
    >
      {groups.length === 0 && <p class="absent">{say(none)}</p>}
      {groups.map(({ body, parts }) => (
        <Breakdown
          key={body}
          caption={nameOf(body)}
          scale={scale}
          stateOf={stateOf}
          rows={parts.map(({ row, ...part }) => ({ ...part, label: label(row) }))}
          unit="awards"
          year={year}
          withPublished={published !== null}
          publishedOf={(figure) => publishedOf(dashboard, figure)}
        />
      ))}
      {groups.length > 0 && (
        <ByProvince
          table={awardsByProvince}
          title={say({
            vi: `Khen thưởng theo tỉnh và hình thức, ${year}`,
            en: `Awards by province and kind, ${year}`,
          })}
        />
      )}
    </Section>
  );
}

const titleOf = (year: number) => ({
  vi: `Khen thưởng theo cấp khen thưởng và hình thức, ${year}`,
  en: `Awards by body and kind, ${year}`,
});
const none = { vi: 'Chưa tỉnh nào báo cáo khen thưởng.', en: 'No province reported awards.' };
