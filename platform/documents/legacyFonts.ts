/** Fonts of before Unicode, whose letters stand at the places of others: "C«ng ®oµn", "Coâng ñoaøn". */
export type LegacyFont = 'TCVN3' | 'VNI';

const signs: Readonly<Record<LegacyFont, RegExp>> = {
  TCVN3:
    /[\u00a8-\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c6-\u00cb\u00d0-\u00d6\u00dc\u00de\u00f6\u00f8\u00fb-\u00fe]/u,
  VNI: /[aeouyAEOUY][\u00e0-\u00e5\u00e8-\u00eb\u00ec\u00ef\u00f2-\u00f6\u00f8-\u00fc\u00c0-\u00c5\u00d8-\u00dc]|[\u00f1\u00d1\u00f6\u00f4](?=[aeiouy\u00e0-\u00ff])/u,
};
/** Letters that only Vietnamese in Unicode has. */
const unicode = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;
const looked = 4_000;

/** The font by which a text was written, if it is one of these; null for Vietnamese in Unicode, and for other languages. */
export function legacyFontOf(text: string): LegacyFont | null {
  const words = wordsOf(text.slice(0, 20 * looked));
  if (words.length < 5) return null;
  const share = (of: RegExp) => words.filter((word) => of.test(word)).length / words.length;
  const inUnicode = wordsOf(text.normalize('NFC')).filter((word) => unicode.test(word));
  const isUnicode = inUnicode.length / words.length > 0.15;
  if (isUnicode) return null;
  const [tcvn, vni] = [share(signs.TCVN3), share(signs.VNI)];
  if (Math.max(tcvn, vni) < 0.2) return null;
  return vni >= tcvn ? 'VNI' : 'TCVN3';
}

/** The first of those that have a letter. */
function wordsOf(text: string): string[] {
  return text
    .split(/\s/u)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, looked);
}
