/** How a sum is drawn: hollow if numbers that nobody has reported are in it, as theirs are. */
export function sumStateOf({ simulated }: { simulated: readonly unknown[] }): 'reported' | 'simulated' {
  return simulated.length > 0 ? 'simulated' : 'reported';
}
