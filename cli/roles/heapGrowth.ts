import { setFlagsFromString } from 'node:v8';

/** Of so many provinces one question leaves much behind. */
const manyProvinces = 200;

/**
 * Has a gateway collect its garbage when what is in use has doubled, in a large country when it has grown by half: V8, left
 * alone, lets the heap of a busy one grow to three or four times that.
 */
export function boundHeapGrowth(provinces: number): void {
  setFlagsFromString(`--heap-growing-percent=${provinces > manyProvinces ? 50 : 100}`);
}
