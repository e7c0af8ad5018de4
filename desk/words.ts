import { bodyTexts, kindTexts, recipientTexts, sectorTexts, statusTexts } from '../web/words/values';
import type { Text, Texts } from '../web/words/language';
import type { FactForm, UnitLevel } from '../domain/facts';

const formTexts: Texts<FactForm> = {
  SUMMARY: { vi: 'Tổng hợp', en: 'Total' },
  ITEM: { vi: 'Từng việc', en: 'Single case' },
};

const levelTexts: Texts<UnitLevel> = {
  PROVINCE: { vi: 'LĐLĐ tỉnh', en: 'Provincial federation' },
  DISTRICT: { vi: 'LĐLĐ huyện, thành phố', en: 'District or city federation' },
  SECTOR: { vi: 'Công đoàn ngành', en: 'Local sector union' },
  GRASSROOTS: { vi: 'Công đoàn cơ sở', en: 'Grassroots union' },
};

/** `PROVINCE` is a level of units and a body that gives awards. */
const texts: Readonly<Record<string, Text>> = {
  ...kindTexts,
  ...bodyTexts,
  ...recipientTexts,
  ...sectorTexts,
  ...statusTexts,
  ...formTexts,
};

/** A value of an enum, in the reader's language. */
export function valueText(value: string): Text {
  return texts[value] ?? { vi: value, en: value };
}

export function levelText(level: string): Text {
  return levelTexts[level as UnitLevel] ?? { vi: level, en: level };
}
