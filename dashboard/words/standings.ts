import type { Text } from '../../web/words/language';

interface Addends {
  expected: number;
  rows: readonly { quantity: { reportedBy: number } | null; simulated: boolean }[];
}

/** Whose numbers a sum is made of: a simulated or mentioned province has not reported its number. */
export function sayAddends({ expected, rows }: Addends): Text[] {
  const known = rows.flatMap(({ quantity, simulated }) => (quantity ? [{ ...quantity, simulated }] : []));
  const simulated = known.filter((row) => row.simulated).length;
  const mentioned = known.filter((row) => !row.simulated && row.reportedBy === 0).length;
  const really = known.length - simulated - mentioned;
  return [
    {
      vi: `Cộng từ báo cáo của ${really} trong ${expected} tỉnh`,
      en: `Sum of the reports of ${really} of ${expected} provinces`,
    },
    ...othersInSum(simulated, mentioned),
  ];
}

function othersInSum(simulated: number, mentioned: number): Text[] {
  return [
    ...(simulated === 0 ? [] : [{ vi: `${simulated} tỉnh giả lập`, en: `${simulated} simulated` }]),
    ...(mentioned === 0
      ? []
      : [{ vi: `${mentioned} tỉnh chỉ được nhắc tới`, en: `${mentioned} only mentioned` }]),
  ];
}

export interface Standings {
  expected: number;
  reported: number;
  simulated: readonly unknown[];
  mentioned: readonly unknown[];
}

/** How many provinces reported, then who is in the numbers without a report. A simulated province has not reported. */
export function sayStandings({ expected, reported, simulated, mentioned }: Standings, year: number): Text[] {
  const really = reported - simulated.length;
  return [
    {
      vi: `${really} trong ${expected} tỉnh có báo cáo năm ${year}`,
      en: `${really} of ${expected} provinces reported for ${year}`,
    },
    ...othersInSum(simulated.length, mentioned.length),
  ];
}

/** Of how many units below a number is made, of those that were expected to report it. */
export function sayUnits({ expected, reported }: { expected: number; reported: number }): Text {
  return { vi: `${reported} trong ${expected} đơn vị`, en: `${reported} of ${expected} units` };
}
