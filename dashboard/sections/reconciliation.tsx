import { IntervalBar, scaleOf, type BarState } from '../../web/charts/intervalBar';
import type { Dashboard, Reconciliation as Row } from '../model/dashboard';
import type { Catalogue } from '../model/measures';
import { isForAllRecipients } from '../../domain/awardScope';
import { awardFigure } from '../model/breakdowns';
import { figureOf, nameFigure } from '../model/figureName';
import { sumStateOf } from '../model/sumState';
import { Number } from '../number';
import { usePage } from '../page';
import { sayDifference } from '../../web/words/bounds';
import type { Text } from '../../web/words/language';
import { groupBy } from '../../domain/groupBy';
import { Verdict } from './verdict';
import { wordVerdict } from '../words/labels';
import { Section } from './section';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { barsPicture } from '../downloads/pictures';

/** Each figure that the cluster published beside the sum of its provinces, with a verdict in words. */
export function Reconciliation({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { language, say } = page;
  const { cluster, catalogue, coverage, year } = dashboard;
  const state = sumStateOf(coverage);
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
              simulated: state === 'simulated',
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
          <Table {...{ rows, catalogue, year, state }} />
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

interface TableProps {
  rows: readonly Row[];
  catalogue: Catalogue;
  year: number;
  /** How the sums are drawn. */
  state: BarState;
}

function Table({ rows, ...shared }: TableProps) {
  const { say } = usePage();
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
          <th scope="col" class="bar">
            <span class="visually-hidden">{say({ vi: 'Biểu đồ', en: 'Chart' })}</span>
          </th>
          <th scope="col" class="amount">
            <span class="swatch published" aria-hidden="true" /> {say({ vi: 'Công bố', en: 'Published' })}
          </th>
          <th scope="col" class="amount">
            <span class="swatch" aria-hidden="true" />{' '}
            {say({ vi: 'Cộng từ các tỉnh', en: 'Sum of provinces' })}
          </th>
          <th scope="col" class="amount">
            {say({ vi: 'Chênh lệch', en: 'Difference' })}
          </th>
          <th scope="col">{say({ vi: 'Kết luận', en: 'Verdict' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow
            key={JSON.stringify(figureOf(row))}
            {...{ row, ...shared }}
            isForAll={isForAllRecipients(row, rows)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface TableRowProps extends Omit<TableProps, 'rows'> {
  row: Row;
  /** Whether it is of awards to all recipients together. */
  isForAll: boolean;
}

function TableRow({ row, catalogue, year, state, isForAll }: TableRowProps) {
  const { language, say } = usePage();
  const { published, computed, difference, verdict } = row;
  const { unit } = catalogue.measure(row.measure, language);
  const figure = isForAll ? awardFigure(row, true) : figureOf(row);
  const label = nameFigure(figure, catalogue, language);
  const scale = scaleOf([published, computed]);
  const isComparable = verdict !== 'NOT_COMPARABLE' && computed !== null;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="bar">
        <IntervalBar bounds={published} scale={scale} state="published" />
        {computed && <IntervalBar bounds={computed} scale={scale} state={state} />}
      </td>
      <td class="amount" data-label={say({ vi: 'Công bố', en: 'Published' })}>
        <Number
          bounds={published}
          origin={published.derived ? 'sum' : 'printed'}
          unit={unit}
          printed={published.printed}
          label={`${label}, ${say({ vi: 'công bố', en: 'published' })}`}
          trail={{ figure, year, of: { kind: 'published' } }}
        />
        {published.derived && (
          <span class="remark">
            {say({
              vi: `tự cộng từ ${published.parts?.length ?? 0} số đã in`,
              en: `our sum of ${published.parts?.length ?? 0} printed numbers`,
            })}
          </span>
        )}
      </td>
      <td class="amount" data-label={say({ vi: 'Cộng', en: 'Sum' })}>
        <Number
          bounds={computed}
          origin="sum"
          unit={unit}
          label={`${label}, ${say({ vi: 'cộng từ các tỉnh', en: 'sum of provinces' })}`}
          trail={{ figure, year, of: { kind: 'total' } }}
        />
      </td>
      <td
        class={isComparable ? 'amount' : 'amount none'}
        data-label={say({ vi: 'Chênh lệch', en: 'Difference' })}
      >
        {isComparable ? sayDifference(difference, unit, language) : '–'}
      </td>
      <td>
        <Verdict row={row} />
      </td>
    </tr>
  );
}
