import type { FigureLine } from '../../domain/figureLines';
import { allProvinces } from '../address';
import { nameFigure, namePart } from '../model/figureName';
import type { FigureYear } from '../model/figureYear';
import type { Catalogue, Quantity } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';
import type { TableFile } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { provinceHref } from '../place';
import { drawYears, provinceTable } from './figureDownloads';

interface FigureTableProps {
  caption: string;
  province: string;
  lines: readonly FigureLine<Quantity>[];
  years: readonly FigureYear[];
  catalogue: Catalogue;
  /** The table of the section as a file; null if it has none of its own. */
  file?: TableFile;
}

/** A row for each measure or part of it, a column for each year; every number opens its trail. */
export function FigureTable({ caption, province, lines, years, catalogue, file }: FigureTableProps) {
  const { language, say } = usePage();
  const shown = lines.filter(({ read }) => years.some(({ figures }) => figures && read(figures)));
  if (shown.length === 0)
    return <p class="absent">{say({ vi: 'Chưa có số liệu nào.', en: 'There is no figure.' })}</p>;
  return (
    <>
      {file && <Files {...{ caption, province, years, catalogue, file }} line={shown[0]} />}
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
    </>
  );
}

function isPart({ kind, programme, sector }: FigureLine<Quantity>): boolean {
  return kind != null || programme !== undefined || sector !== undefined;
}

interface FilesProps extends Omit<FigureTableProps, 'lines'> {
  file: TableFile;
  /** What is drawn of the section. */
  line: FigureLine<Quantity> | undefined;
}

function Files({ caption, province, years, catalogue, file, line }: FilesProps) {
  const page = usePage();
  const link = provinceHref(province);
  const [last, first] = [years[0]?.year, years.at(-1)?.year];
  const drawing = line && (() => drawYears({ title: caption, line, years, catalogue, link }, page));
  const shownYears = years.map(({ year }) => year);
  return (
    <div class="actions">
      <Downloads
        label={caption}
        files={[provinceTable(province, file, shownYears, page.language)]}
        drawing={drawing ?? null}
        link={link}
        query={{ operation: 'ProvincePage', variables: { province, year: last, from: first, to: last } }}
      />
    </div>
  );
}
