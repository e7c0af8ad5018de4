import { Axis } from '../../web/charts/axis';
import { IntervalBar, type BarState } from '../../web/charts/intervalBar';
import type { Scale } from '../../web/charts/scale';
import type { FigureKey } from '../address';
import type { Quantity } from '../model/measures';
import type { Published } from '../model/published';
import { Number } from '../number';
import { usePage } from '../page';
import { UnitNote } from '../unitNote';
import type { CountedIn } from '../../web/words/moneyUnit';

export interface BreakdownRow {
  label: string;
  figure: FigureKey;
  sum: Quantity | null;
  /** What the cluster published of the same; null if it did not, or there is no cluster. */
  published: Quantity | null;
}

interface BreakdownProps {
  caption: string;
  rows: readonly BreakdownRow[];
  unit: CountedIn;
  year: number;
  /** How a sum is drawn. */
  stateOf(sum: Quantity): BarState;
  /** Of all bars that this one's may be compared with. */
  scale: Scale;
  /** Whether to show a column of published figures. */
  withPublished: boolean;
  publishedOf(figure: FigureKey): Published | null;
}

/** Parts of a whole, one a row: the provinces' sum as a bar and a number, and what was published beside it. */
export function Breakdown(props: BreakdownProps) {
  const { caption, rows, unit, year, stateOf, scale, withPublished, publishedOf } = props;
  const { language, say } = usePage();
  return (
    <table class="bars breakdown">
      <caption>
        {caption}
        <UnitNote unit={unit} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{say({ vi: 'Loại', en: 'Part' })}</span>
          </th>
          <th scope="col" class="bar">
            <span class="visually-hidden">{say({ vi: 'Biểu đồ', en: 'Chart' })}</span>
            <Axis scale={scale} unit={unit} language={language} />
          </th>
          <th scope="col" class="amount">
            {say({ vi: 'Cộng từ các tỉnh', en: 'Sum of provinces' })}
          </th>
          {withPublished && (
            <th scope="col" class="amount">
              {say({ vi: 'Cụm công bố', en: 'Published' })}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, figure, sum, published }) => (
          <tr key={JSON.stringify(figure)}>
            <th scope="row">{label}</th>
            <td class="bar">{sum && <IntervalBar bounds={sum} scale={scale.end} state={stateOf(sum)} />}</td>
            <td class="amount">
              <Number
                bounds={sum}
                origin="sum"
                unit={unit}
                label={label}
                trail={{ figure, year, of: { kind: 'total' } }}
              />
            </td>
            {withPublished && (
              <td class="amount published" data-label={say({ vi: 'Cụm công bố', en: 'Published' })}>
                {published ? (
                  <Number
                    printed={publishedOf(figure)?.printed ?? null}
                    bounds={published}
                    origin="printed"
                    unit={unit}
                    label={`${label}, ${say({ vi: 'cụm công bố', en: 'published by the cluster' })}`}
                    trail={{ figure, year, of: { kind: 'published' } }}
                  />
                ) : (
                  <span class="absent">–</span>
                )}
                {publishedOf(figure)?.derived && (
                  <span class="remark">{say({ vi: 'tự cộng', en: 'our sum' })}</span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
