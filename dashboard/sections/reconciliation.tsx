import type { Dashboard, Reconciliation as Row } from '../model/dashboard';
import { figureOf, nameFigure } from '../model/figureName';
import { sumStateIn } from '../model/sumState';
import { usePage } from '../page';
import type { Text } from '../../web/words/language';
import { groupBy } from '../../domain/groupBy';
import { Verdict } from './verdict';
import { wordVerdict } from '../words/labels';
import { ReconciliationTable } from './reconciliationTable';
import { Section } from './section';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { barsPicture } from '../downloads/pictures';

/** Each figure that the cluster published beside the sum of its provinces, with a verdict in words. */
export function Reconciliation({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { language, say } = page;
  const { cluster, catalogue, year } = dashboard;
  const stateOf = ({ measure, computed }: Row) => sumStateIn(dashboard, measure, computed);
  const rows = cluster?.season.reconciliation ?? [];
  const title = say({
    vi: `Đối chiếu số công bố với tổng các tỉnh, ${year}`,
    en: `Published against summed, ${year}`,
  });
  // Each on a scale of its own, as on the page: published and summed compare, and different measures do not.
  const drawing = () =>
    drawingOf(
      title,
      rows.map((row) => {
        const { unit } = catalogue.measure(row.measure, language);
        return groupOf(
          nameFigure(figureOf(row), catalogue, language),
          [
            {
              label: say({ vi: 'Công bố', en: 'Published' }),
              bounds: row.published,
              origin: row.published.derived ? 'sum' : 'printed',
              unit,
            },
            {
              label: say({ vi: 'Cộng từ các tỉnh', en: 'Sum of provinces' }),
              bounds: row.computed,
              origin: 'sum',
              unit,
              simulated: stateOf(row) === 'simulated',
            },
          ],
          page,
        );
      }),
      dashboard,
      page,
    );
  return (
    <Section
      name="reconciliation"
      title={title}
      downloads={{ tables: [], pictures: rows.length > 0 ? [barsPicture(title, drawing)] : [] }}
      note={say(note)}
    >
      {rows.length === 0 ? (
        <p class="absent">{say(cluster ? nothingPublished : noCluster)}</p>
      ) : (
        <>
          <Summary rows={rows} />
          <ReconciliationTable {...{ rows, catalogue, year, stateOf }} />
        </>
      )}
    </Section>
  );
}

const note: Text = {
  vi: 'Số công bố không bao giờ được cộng vào các tỉnh; nó chỉ đứng bên cạnh để so sánh.',
  en: 'What was published is never added to the provinces; it only stands beside them to compare.',
};
const nothingPublished: Text = {
  vi: 'Cụm chưa công bố số liệu cho năm này.',
  en: 'The cluster published no figures for this year.',
};
const noCluster: Text = {
  vi: 'Chỉ cụm thi đua công bố số liệu; hãy chọn một cụm.',
  en: 'Only clusters publish figures; choose one.',
};

/** How many figures have which verdict, in words. */
function Summary({ rows }: { rows: readonly Row[] }) {
  const { say } = usePage();
  const alike = groupBy(rows, (row) => wordVerdict(row));
  return (
    <ul class="verdicts">
      {[...alike].map(([{ name, sentence }, [row, ...more]]) => (
        <li key={name.vi}>
          {row && <Verdict row={row} count={1 + more.length} />} {say(sentence)}
        </li>
      ))}
    </ul>
  );
}
