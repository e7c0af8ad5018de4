/** A comma before decimals. */
export function decimalText(number: number): string {
  return String(number).replace('.', ',');
}

/** Three decimals would be taken for a thousand the English way; a nought behind them says that they are none. */
export function unmistakable(decimal: string): string {
  return decimal.replace(/,\d{3}$/u, '$&0');
}
