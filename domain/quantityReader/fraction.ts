/** A number of which nothing is rounded. */
export interface Fraction {
  units: bigint;
  denominator: bigint;
}

export const nought: Fraction = { units: 0n, denominator: 1n };

export function decimalFraction(whole: string, decimals: string): Fraction {
  return { units: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return {
    units: a.units * b.denominator + b.units * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function multiply({ units, denominator }: Fraction, factor: bigint): Fraction {
  return { units: units * factor, denominator };
}

/** Null if it is not whole. */
export function wholeOf({ units, denominator }: Fraction): bigint | null {
  return units % denominator === 0n ? units / denominator : null;
}

/** `1.469.200,5`, the Vietnamese way. */
export function fractionText({ units, denominator }: Fraction): string {
  const digits = denominator.toString().length - 1;
  const padded = units.toString().padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits).replace(/\B(?=(\d{3})+$)/g, '.');
  const decimals = padded.slice(padded.length - digits).replace(/0+$/, '');
  return digits === 0 || decimals === '' ? whole : `${whole},${decimals}`;
}
