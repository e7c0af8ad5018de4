/** Of a place such as `A2:C5`, both corners included. */
export interface Corners {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The corners of a place such as `A2:C5` or `D2`; null if it is none. */
export function cornersOf(place: string): Corners | null {
  const [, from = '', top = '', to = from, bottom = top] =
    /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(place) ?? [];
  const [left, right] = [columnIndex(from), columnIndex(to)];
  return left === null || right === null ? null : { left, right, top: Number(top), bottom: Number(bottom) };
}

/** 0 for `A1`, 27 for `AB7`. */
export function columnIndex(reference: string): number | null {
  const [letters] = /^[A-Z]+/.exec(reference) ?? [];
  if (letters === undefined) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
