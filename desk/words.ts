import { bodyTexts, kindTexts, recipientTexts, sectorTexts, statusTexts } from '../web/words/values';
import type { Text, Texts } from '../web/words/language';
import { startOfService } from '../domain/desk/startOfService';
import type { FactForm } from '../domain/facts';
import { levels, type UnitLevel } from '../domain/unitLevels';

const formTexts: Texts<FactForm> = {
  SUMMARY: { vi: 'Tổng hợp', en: 'Total' },
  ITEM: { vi: 'Từng việc', en: 'Single case' },
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

/** Who did it; a start of the service is nobody by name. */
export function personText(by: string): Text {
  return by === startOfService ? { vi: 'lúc khởi động dịch vụ', en: by } : { vi: by, en: by };
}

export function levelText(level: string): Text {
  return level in levels ? levels[level as UnitLevel].unit : { vi: level, en: level };
}
