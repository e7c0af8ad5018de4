import type { FigureKey } from '../address';
import type { Language, Text } from '../../web/words/language';
import { bodyTexts, kindTexts, recipientTexts, sectorTexts } from '../../web/words/values';
import { bodyNotStated } from '../words/labels';
import type { Catalogue } from './measures';

interface Dimensions {
  measure: string;
  kind: string | null;
  awardedBy: string | null;
  recipient: string | null;
  programme: string | null;
  sector: string | null;
}

/** The number that a row with all dimensions is about: of an award those that may be left unstated are kept. */
export function figureOf({ measure, kind, awardedBy, recipient, programme, sector }: Dimensions): FigureKey {
  return {
    measure,
    ...(kind !== null && { kind, awardedBy, recipient }),
    ...(programme !== null && { programme }),
    ...(sector !== null && { sector }),
  };
}

/** `Khen thưởng: Cờ thi đua, Tổng Liên đoàn, tập thể`. */
export function nameFigure(figure: FigureKey, catalogue: Catalogue, language: Language): string {
  const { name } = catalogue.measure(figure.measure, language);
  const part = namePart(figure, catalogue, language);
  return part === '' ? name : `${name}: ${part}`;
}

/** `Cờ thi đua, Tổng Liên đoàn, tập thể`; empty of all together. */
export function namePart(figure: FigureKey, catalogue: Catalogue, language: Language): string {
  const parts = [
    wordOf(kindTexts, figure.kind, language),
    figure.awardedBy === null ? bodyNotStated[language] : wordOf(bodyTexts, figure.awardedBy, language),
    wordOf(recipientTexts, figure.recipient, language),
    figure.programme == null ? null : catalogue.programme(figure.programme, language),
    wordOf(sectorTexts, figure.sector, language),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function wordOf(
  texts: Readonly<Record<string, Text>>,
  key: string | null | undefined,
  language: Language,
): string | null {
  return key == null ? null : (texts[key]?.[language] ?? key);
}
