import { partChecks } from './figureParts';
import { inOrder, type ObjectCheck } from './objectCheck';
import { rowChecks } from './rowChecks';

/** By type. */
export const objectChecks: Readonly<Record<string, readonly ObjectCheck[]>> = {
  ...partChecks,
  ...rowChecks,
  Quantity: [
    {
      names: ['value', 'atLeast', 'atMost'],
      expected: 'atLeast <= value <= atMost',
      fits: (value, atLeast, atMost) =>
        inOrder(atLeast, atMost) && inOrder(atLeast, value) && inOrder(value, atMost),
    },
    {
      names: ['atLeast', 'atMost', 'exact'],
      expected: 'bounds that are the same if and only if the number is exact',
      fits: (atLeast, atMost, exact) =>
        typeof exact !== 'boolean' ||
        atLeast === undefined ||
        atMost === undefined ||
        (atLeast === atMost) === exact,
    },
  ],
};
