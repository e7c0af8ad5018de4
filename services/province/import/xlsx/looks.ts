import { numberStyle, type NumberStyle } from './numberStyle';

export type Attributes = Readonly<Record<string, string>>;
type Look = Pick<NumberStyle, 'isStruck' | 'isWhite'>;

/** Notes which fonts strike out or are white, and which fills have a colour, by their place in the lists of styles. */
export function createLooks() {
  const lookOf = new Map<string, Look>();
  const coloured = new Set<string>();
  let list: string | null = null;
  let [fonts, fills] = [-1, -1];
  const change = (look: Look) => lookOf.set(String(fonts), { ...lookOf.get(String(fonts)), ...look });
  const noteFont = (element: string, attributes: Attributes) => {
    const { val } = attributes;
    if (element === 'font') fonts += 1;
    if (element === 'strike' && val !== '0' && val !== 'false') change({ isStruck: true });
    if (element === 'color' && isWhite(attributes)) change({ isWhite: true });
  };
  const noteFill = (element: string, attributes: Attributes) => {
    const { patternType = 'none' } = attributes;
    if (element === 'fill') fills += 1;
    const hasColour = element === 'patternFill' ? patternType !== 'none' : element === 'gradientFill';
    if (hasColour) coloured.add(String(fills));
    // The colour of a fill without a pattern is called that of its foreground.
    if (element === 'fgColor' && isWhite(attributes)) coloured.delete(String(fills));
  };
  return {
    note(element: string, attributes: Attributes): void {
      if (element === 'fonts' || element === 'fills') list = element;
      if (list === 'fonts') noteFont(element, attributes);
      if (list === 'fills') noteFill(element, attributes);
    },
    end(element: string): void {
      if (element === list) list = null;
    },
    of({ fontId = '0', fillId = '0' }: Attributes): Look {
      const { isStruck, isWhite: inWhite } = lookOf.get(fontId) ?? {};
      return { ...(isStruck && { isStruck }), ...(inWhite && !coloured.has(fillId) && { isWhite: true }) };
    },
  };
}

/** How a number is shown if a condition is fulfilled, as far as that changes what is seen. */
export interface ConditionalLook {
  style?: NumberStyle;
  /** Whether nobody sees it, or it is struck out. */
  hides?: boolean;
}

/** Gathers what stands in elements `dxf`, one after the other. */
export function createConditionalLooks(most: number) {
  const all: ConditionalLook[] = [];
  let current: (ConditionalLook & { isWhite?: boolean; isStruck?: boolean; isFilled?: boolean }) | null =
    null;
  return {
    all: all as readonly ConditionalLook[],
    note(element: string, attributes: Attributes): void {
      const { numFmtId = '0', formatCode, val } = attributes;
      if (element === 'dxf') current = {};
      if (current === null) return;
      if (element === 'numFmt') current.style = numberStyle(Number(numFmtId), formatCode);
      if (element === 'strike') current.isStruck = val !== '0' && val !== 'false';
      if (element === 'fill') current.isFilled = true;
      if (element === 'color' && !current.isFilled) current.isWhite ??= isWhite(attributes);
    },
    end(element: string): void {
      if (element !== 'dxf' || current === null) return;
      if (all.length >= most) throw new Error(`it has over ${most} conditional styles`);
      const { style, isStruck = false, isWhite: inWhite = false, isFilled = false } = current;
      all.push({ ...(style && { style }), hides: isStruck || (inWhite && !isFilled) });
      current = null;
    },
  };
}

/** White and the background in the palette that older programs name colours by. */
const whitePlaces: readonly string[] = ['1', '9', '65'];

/** Excel does not look at how transparent a colour is, and programs write it as they like. */
function isWhite({ rgb = '', theme, indexed = '', tint = '0' }: Attributes): boolean {
  const isNamed = theme === '0' || whitePlaces.includes(indexed);
  return /^(?:[\da-f]{2})?ffffff$/iu.test(rgb) || (isNamed && Number(tint) === 0);
}
