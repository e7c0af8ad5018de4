import { setFlagsFromString } from 'node:v8';

const percent = 50;

/**
 * Has this process collect its garbage when what is in use has grown by half: V8, left alone, lets the heap of a busy one grow
 * to three or four times that.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
