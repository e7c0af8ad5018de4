import { escaped, main } from './xml';

/** How a cell looks: its number format, its font, and whether its text runs over several lines. */
export interface Style {
  /** A format as Excel writes it, such as `"gần "#,##0`, or the number of a built-in one. */
  format?: string | number;
  font?: 'plain' | 'bold' | 'title' | 'muted';
  wrap?: boolean;
  align?: 'right' | 'center';
  /** A ground and a line below, as of a head; a line above, as of a sum. */
  edge?: 'head' | 'sum';
}

/** The styles of a workbook: each is written once, in the order of its first use. */
export interface Styles {
  /** What stands in the attribute `s` of a cell. */
  indexOf(style: Style): number;
  xml(): string;
}

const fonts = {
  plain: '<font><sz val="11"/><name val="Calibri"/></font>',
  bold: '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  title: '<font><b/><sz val="14"/><name val="Calibri"/></font>',
  muted: '<font><sz val="10"/><color rgb="FF525C66"/><name val="Calibri"/></font>',
};
const fontNames = Object.keys(fonts) as (keyof typeof fonts)[];

const fills =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>';
const line = (side: string) => `<${side} style="thin"><color rgb="FF7D868F"/></${side}>`;
const borders =
  '<borders count="3"><border><left/><right/><top/><bottom/></border>' +
  `<border><left/><right/><top/>${line('bottom')}</border>` +
  `<border><left/><right/>${line('top')}<bottom/></border></borders>`;

/** The numbers below are Excel's own. */
const firstOwnFormat = 164;

export function createStyles(): Styles {
  const formats: string[] = [];
  const known = new Map<string, number>();
  const written: string[] = [];

  function formatId(format: string | number): number {
    if (typeof format === 'number') return format;
    if (!formats.includes(format)) formats.push(format);
    return firstOwnFormat + formats.indexOf(format);
  }

  function xf({ format = 0, font = 'plain', wrap = false, align, edge }: Style): string {
    const alignment = [
      align && `horizontal="${align}"`,
      // So that a number does not touch the text beside it.
      align === 'right' && 'indent="1"',
      'vertical="top"',
      wrap && 'wrapText="1"',
    ].filter(Boolean);
    return (
      `<xf numFmtId="${formatId(format)}" fontId="${fontNames.indexOf(font)}" fillId="${edge === 'head' ? 2 : 0}" ` +
      `borderId="${edge === undefined ? 0 : edge === 'head' ? 1 : 2}" xfId="0" ` +
      'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
      `<alignment ${alignment.join(' ')}/></xf>`
    );
  }

  function indexOf(style: Style): number {
    const key = JSON.stringify(style);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, written.length);
    written.push(xf(style));
    return written.length - 1;
  }

  // What a cell without a style looks like is the first.
  indexOf({});
  return {
    indexOf,
    xml: () =>
      `<styleSheet xmlns="${main}">${formatsXml(formats)}` +
      `<fonts count="${fontNames.length}">${Object.values(fonts).join('')}</fonts>${fills}${borders}` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${written.length}">${written.join('')}</cellXfs></styleSheet>`,
  };
}

function formatsXml(formats: readonly string[]): string {
  if (formats.length === 0) return '';
  const rows = formats.map(
    (format, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escaped(format)}"/>`,
  );
  return `<numFmts count="${formats.length}">${rows.join('')}</numFmts>`;
}
