/** Makes a value when it is first asked for; it is then the same. */
export function once<Value>(make: () => Value): () => Value {
  let known: { value: Value } | null = null;
  return () => (known ??= { value: make() }).value;
}
