/**
 * The same function, which gives what it made again as long as it is asked of the same text. For what is read from a file and
 * takes long to make; what it makes is shared, and so is never changed.
 */
export function rememberLast<Made>(make: (text: string) => Made): (text: string) => Made {
  let last: { text: string; made: Made } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}
