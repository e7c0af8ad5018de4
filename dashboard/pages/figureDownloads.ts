import type { FigureLine } from '../../domain/figureLines';
import { welfareMeasures } from '../../domain/generated/measures';
import { unitName } from '../../domain/unitNames';
import type { Drawing } from '../downloads/drawFigure';
import { groupOf, sourceLine } from '../downloads/drawingOf';
import type { TableFile } from '../downloads/files';
import type { DownloadsProps, FileLinks } from '../downloads/menu';
import type { CsvCell } from '../downloads/pageCsv';
import { nameFigure } from '../model/figureName';
import type { FigureYear } from '../model/figureYear';
import type { Catalogue, Quantity } from '../model/measures';
import type { Page } from '../page';

/** Which table of a province's years a file holds. */
export const figureDownloads = {
  membership: {
    measures: ['members', 'newMembers', 'unions', 'newUnions'],
    rows: 'YEAR',
    columns: 'MEASURE',
  },
  awards: { measures: ['awards'], rows: 'AWARD_KIND', columns: 'YEAR' },
  welfare: { measures: welfareMeasures, rows: 'YEAR', columns: 'MEASURE' },
} as const satisfies Record<string, TableFile>;

export function provinceTable(
  province: string,
  { measures, rows, columns }: TableFile,
  years: readonly number[],
  language: Page['language'],
): FileLinks {
  const query = new URLSearchParams({
    measures: measures.join(),
    provinces: province,
    years: [...years].sort((a, b) => a - b).join(),
    rows,
    columns,
    language,
  });
  const text = query.toString().replaceAll('%2C', ',');
  return { xlsx: `/tables.xlsx?${text}`, csv: `/tables.csv?${text}` };
}

/** The question behind a province's page. */
export function provinceQuery(province: string, from: number, to: number): DownloadsProps['query'] {
  return { operation: 'ProvincePage', variables: { province, year: to, from, to } };
}

interface Drawn {
  title: string;
  /** Of the province. */
  name: string;
  lines: readonly FigureLine<Quantity>[];
  years: readonly FigureYear[];
  catalogue: Catalogue;
  link: string;
}

/** Every measure and part of a section over the years, each on a scale of its own. */
export function drawYears({ title, name, lines, years, catalogue, link }: Drawn, page: Page): Drawing {
  const oldestFirst = years.toReversed();
  return {
    title: `${name}: ${title}`,
    subtitle: oldestFirst.map(({ year }) => year).join(', '),
    source: sourceLine(link),
    groups: lines.map(({ read, ...figure }) => {
      const { unit } = catalogue.measure(figure.measure, page.language);
      const numbers = oldestFirst.map(({ year, figures, simulated }) => ({
        label: simulated ? `${year} (${page.say({ vi: 'giả lập', en: 'simulated' })})` : String(year),
        bounds: figures && read(figures),
        origin: 'printed' as const,
        unit,
        simulated,
      }));
      return groupOf(nameFigure(figure, catalogue, page.language), numbers, page);
    }),
  };
}

/** The numbers of a section as they stand on the page: a row for each measure or part, with both bounds of each year. */
export function yearRows(
  { lines, years, catalogue }: Pick<Drawn, 'lines' | 'years' | 'catalogue'>,
  { language, say }: Page,
): CsvCell[][] {
  const heads = [
    { vi: 'trị số', en: 'value' },
    { vi: 'ít nhất', en: 'at least' },
    { vi: 'nhiều nhất', en: 'at most' },
  ].map(say);
  return [
    [
      say({ vi: 'Chỉ tiêu', en: 'Measure' }),
      say({ vi: 'Đơn vị tính', en: 'Unit' }),
      ...years.flatMap(({ year }) => heads.map((head) => `${year} ${head}`)),
    ],
    ...lines.map(({ read, ...figure }) => [
      nameFigure(figure, catalogue, language),
      unitName(catalogue.measure(figure.measure, language).unit, language),
      ...years.flatMap(({ figures }): CsvCell[] => {
        const bounds = figures && read(figures);
        return [bounds?.value ?? null, bounds?.atLeast ?? null, bounds?.atMost ?? null];
      }),
    ]),
  ];
}
