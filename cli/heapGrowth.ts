import { setFlagsFromString } from 'node:v8';

/**
 * Has this process collect its garbage when what is in use has grown by so many percent: V8, left alone, lets the heap of a
 * busy one grow to three or four times that.
 */
export function boundHeapGrowth(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
