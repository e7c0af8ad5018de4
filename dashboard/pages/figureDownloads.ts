import type { FigureLine } from '../../domain/figureLines';
import { welfareMeasures } from '../../domain/generated/measures';
import type { Drawing } from '../downloads/drawFigure';
import type { TableFile } from '../downloads/files';
import type { FileLinks } from '../downloads/menu';
import { nameFigure } from '../model/figureName';
import type { Catalogue, Quantity } from '../model/measures';
import type { Page } from '../page';
import { sayBounds } from '../../web/words/bounds';
import { formatShort } from '../../web/words/numbers';
import type { FigureYear } from '../model/figureYear';

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

interface Drawn {
  title: string;
  line: FigureLine<Quantity>;
  years: readonly FigureYear[];
  catalogue: Catalogue;
  link: string;
}

/** The section's first measure over the years, as a picture. */
export function drawYears({ title, line, years, catalogue, link }: Drawn, { language, say }: Page): Drawing {
  const { read, ...figure } = line;
  const { unit } = catalogue.measure(line.measure, language);
  return {
    title: nameFigure(figure, catalogue, language),
    subtitle: title,
    rows: years.toReversed().map(({ year, figures }) => {
      const bounds = figures && read(figures);
      const words = bounds
        ? sayBounds(bounds, 'printed', unit, language)
        : say({ vi: 'chưa có số liệu', en: 'no figure' });
      return { label: String(year), bounds, words };
    }),
    source: `${window.location.origin}${link}`,
    short: (amount) => formatShort(amount, language),
  };
}
