import type { ProvinceRow } from '../model/dashboard';
import type { MainMeasure, Quantity } from '../model/measures';
import { sizeOf } from '../model/ranking';

/** How many shades tell sizes apart. */
export const shades = 5;

export type TileLook = 'missing' | 'stale' | 'mentioned' | `shade-${number}`;

export function tileLook(
  state: ProvinceRow['state']['kind'],
  quantity: Quantity | null,
  most: number,
): TileLook {
  if (state === 'missing' || quantity === null) return 'missing';
  if (state === 'stale') return 'stale';
  if (state === 'mentioned') return 'mentioned';
  return `shade-${shadeOf(sizeOf(quantity), most)}`;
}

/** 0 for none at all, then 1 to `shades` in equal steps. */
function shadeOf(size: number, most: number): number {
  return size === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((shades * size) / most));
}

export function readTile({ figures }: ProvinceRow, measure: MainMeasure): Quantity | null {
  return figures && measure.read(figures);
}

/** What the darkest shade stands for. */
export function mostOf(provinces: readonly ProvinceRow[], measure: MainMeasure): number {
  const sizes = provinces.map((province) => {
    const quantity = readTile(province, measure);
    return quantity ? sizeOf(quantity) : 0;
  });
  return Math.max(0, ...sizes);
}
