/** `npm run test:hostile` asks for the whole of what `npm test` tries in part. */
const isWhole = process.env.TEST_EFFORT === 'whole';

/** How often a hostile input, a random run or a kill is tried. */
export function effort(usual: number, whole: number): number {
  return isWhole ? whole : usual;
}
