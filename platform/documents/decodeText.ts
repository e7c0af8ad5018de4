/** Why bytes are no text that can be read. */
export class UndecodableError extends Error {}

/** Text of UTF-8, with or without its mark, or of UTF-16. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes.subarray(2));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return decode(unmarked, bytes);
  return decode('utf-8', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UndecodableError('not in Unicode');
  }
}

const looked = 2_000;

/** Half of the bytes of spaces and Latin letters are noughts, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, looked);
  const noughts = [0, 0];
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = noughts;
  if (odd > length / 8 && even < length / 40) return 'utf-16le';
  return even > length / 8 && odd < length / 40 ? 'utf-16be' : null;
}
