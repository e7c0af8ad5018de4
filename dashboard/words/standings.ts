import type { Text } from '../../web/words/language';

interface Standings {
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
    ...(simulated.length === 0
      ? []
      : [{ vi: `${simulated.length} tỉnh giả lập`, en: `${simulated.length} simulated` }]),
    ...(mentioned.length === 0
      ? []
      : [{ vi: `${mentioned.length} tỉnh chỉ được nhắc tới`, en: `${mentioned.length} only mentioned` }]),
  ];
}
