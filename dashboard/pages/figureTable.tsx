import type { FigureLine, ReadableFigures } from '../../domain/figureLines';
import { allProvinces } from '../address';
import { nameFigure, namePart } from '../model/figureName';
import type { Catalogue, Quantity } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';

export interface FigureYear {
  year: number;
  figures: ReadableFigures<Quantity> | null;
  /** Of the province in that year: where its trail is shown. */
  cluster: string | null;
}

interface FigureTableProps {
  caption: string;
  province: string;
  lines: readonly FigureLine<Quantity>[];
  years: readonly FigureYear[];
  catalogue: Catalogue;
}

/** A row for each measure or part of it, a column for each year; every number opens its trail. */
export function FigureTable({ caption, province, lines, years, catalogue }: FigureTableProps) {
  const { language, say } = usePage();
  const shown = lines.filter(({ read }) => years.some(({ figures }) => figures && read(figures)));
  if (shown.length === 0)
    return <p class="absent">{say({ vi: 'Chưa có số liệu nào.', en: 'There is no figure.' })}</p>;
  return (
    <div class="scrolls" role="region" aria-label={caption} tabIndex={0}>
      <table class="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
            {years.map(({ year }) => (
              <th key={year} scope="col" class="amount">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => {
            const { read, ...figure } = line;
            const label = nameFigure(figure, catalogue, language);
            const { unit } = catalogue.measure(line.measure, language);
            return (
              <tr key={JSON.stringify(figure)}>
                <th scope="row" class={isPart(line) ? 'part' : ''}>
                  {isPart(line) ? namePart(figure, catalogue, language) : label}
                </th>
                {years.map(({ year, figures, cluster }) => (
                  <td key={year} class="amount">
                    {figures && read(figures) ? (
                      <Number
                        bounds={read(figures)}
                        origin="printed"
                        unit={unit}
                        label={`${label}, ${year}`}
                        scope={{ scope: cluster ?? allProvinces, year }}
                        trail={{ figure, year, of: { kind: 'province', province } }}
                      />
                    ) : (
                      <span class="absent">–</span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function isPart({ kind, programme, sector }: FigureLine<Quantity>): boolean {
  return kind != null || programme !== undefined || sector !== undefined;
}
