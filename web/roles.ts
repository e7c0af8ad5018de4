import type { WhoAmI } from './session';
import type { Text } from './words/language';

/** What a reader who has signed in is. */
export function roleTexts({ role, province }: Pick<WhoAmI, 'role' | 'province'>): Text {
  if (province !== null) return { vi: `Tỉnh (${province})`, en: `Province (${province})` };
  return roles[role] ?? { vi: role, en: role };
}

const roles: Readonly<Record<string, Text>> = {
  analyst: { vi: 'Nhà phân tích', en: 'Analyst' },
  operator: { vi: 'Người vận hành', en: 'Operator' },
};
