const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const marks = /[\u0300-\u036f]/g;
/** A syllable that ends in a stop has the sharp or the heavy tone; if none is written it is the sharp one. */
const stopEnding = /(?:ch|[ckpt])$/;
const consonantThenY = /(^|[bcdghklmnpqrstvx]|đ)y$/;

/**
 * A key that is equal for ways of writing the same Vietnamese words: composed or not, upper or lower case, any space,
 * `Hoà` and `Hòa`, `Đăk` and `Đắk`, `ủy` and `uỷ`, `tỷ` and `tỉ`. Words that differ in more are different.
 */
export function foldKey(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.map(foldSyllable)
      .join(' ') ?? ''
  );
}

/** The same without any mark and space, for words of a small known list: column headers, names of enum values. */
export function asciiKey(text: string): string {
  const bare = text.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('đ', 'd');
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}

function foldSyllable(syllable: string): string {
  const decomposed = syllable.normalize('NFD');
  const tone = decomposed.match(tones)?.join('') ?? '';
  const letters = decomposed.replace(tones, '').normalize('NFC').replace(consonantThenY, '$1i');
  return letters + (tone === '' && stopEnding.test(letters) && /\p{L}{2}/u.test(letters) ? '\u0301' : tone);
}
