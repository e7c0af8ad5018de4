import { unitName } from '../../domain/unitNames';
import type { CsvCell } from '../downloads/pageCsv';
import { figureOf, nameFigure } from '../model/figureName';
import type { Catalogue } from '../model/measures';
import type { Page } from '../page';
import type { FactNode } from '../trail/fact';
import { factStatusTexts } from '../../web/words/values';

/** The numbers of a document as rows: each with its bounds, its words and its sentence. */
export function factRows(
  facts: readonly FactNode[],
  catalogue: Catalogue,
  { language, say }: Page,
): CsvCell[][] {
  const heads = [
    { vi: 'Chỉ tiêu', en: 'Measure' },
    { vi: 'Đơn vị tính', en: 'Unit' },
    { vi: 'Trị số', en: 'Value' },
    { vi: 'Ít nhất', en: 'At least' },
    { vi: 'Nhiều nhất', en: 'At most' },
    { vi: 'Nguyên văn', en: 'As printed' },
    { vi: 'Câu', en: 'Sentence' },
    { vi: 'Tình trạng', en: 'Status' },
    { vi: 'Mã', en: 'Id' },
  ];
  return [
    heads.map(say),
    ...facts.map((fact) => {
      const { excerpt, quantity, printed, status, id, measure } = fact;
      return [
        nameFigure(figureOf(fact), catalogue, language),
        unitName(catalogue.measure(measure, language).unit, language),
        quantity?.value ?? null,
        quantity?.atLeast ?? null,
        quantity?.atMost ?? null,
        printed,
        excerpt && `${excerpt.before}${excerpt.marked}${excerpt.after}`,
        status && say(factStatusTexts[status]),
        id,
      ];
    }),
  ];
}
