/** Characters that are not seen: soft hyphens, zero widths, marks of direction, marks of byte order. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const fullWidthOffset = 0xff01 - 0x21;

/**
 * A cell in one form: composed, lower case, single spaces, plain digits and dashes. Not by NFKC, which would make `312¹`
 * a number of four digits.
 */
export function cellText(raw: string): string {
  return raw
    .replace(unseen, '')
    .replace(fullWidth, (one) => String.fromCharCode(one.charCodeAt(0) - fullWidthOffset))
    .toLowerCase()
    .normalize('NFC')
    .replace(/[‐-―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/m²|㎡/g, 'm2')
    .replace(/\s+/g, ' ')
    .trim();
}
