import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { isRecord } from '../../../domain/isRecord';

/** What a link carries: the question and how its answer is shown. No answer, and nothing of who asks. */
export interface Shared {
  query: string;
  /** As the editor has them. */
  variables: string;
  view: SharedView;
}

export interface SharedView {
  shown: 'table' | 'chart' | 'json';
  /** Of the table; null for the main one. */
  path: string | null;
  /** Of the number that is drawn; null for the first. */
  figure: string | null;
  /** Whether the chart is of lines over the years. */
  asLines: boolean;
}

/** Messengers and mail programs cut longer addresses. */
export const mostLinkCharacters = 8_000;
/** A small text can be the packed form of a huge one. */
const mostUnpackedBytes = 200_000;

export type LinkResult = { kind: 'link'; href: string } | { kind: 'tooLong'; length: number };

export function writeLink(page: string, { query, variables, view }: Shared): LinkResult {
  const json = JSON.stringify({
    v: 1,
    q: query,
    w: variables,
    s: view.shown,
    p: view.path,
    f: view.figure,
    ...(view.asLines && { l: true }),
  });
  const href = `${page}#q=${toBase64Url(deflateSync(strToU8(json), { level: 9 }))}`;
  return href.length > mostLinkCharacters ? { kind: 'tooLong', length: href.length } : { kind: 'link', href };
}

/** Null if the address carries nothing; `broken` if it was cut or changed on its way. */
export function readLink(hash: string): Shared | 'broken' | null {
  const packed = new URLSearchParams(hash.replace(/^#/, '')).get('q');
  if (packed === null) return null;
  try {
    const content: unknown = JSON.parse(strFromU8(inflate(fromBase64Url(packed))));
    return sharedOf(content) ?? 'broken';
  } catch {
    return 'broken';
  }
}

function sharedOf(content: unknown): Shared | null {
  if (!isRecord(content) || content.v !== 1) return null;
  const { q, w, s, p, f, l } = content;
  if (typeof q !== 'string' || typeof w !== 'string') return null;
  return {
    query: q,
    variables: w,
    view: {
      shown: s === 'chart' || s === 'json' ? s : 'table',
      path: typeof p === 'string' ? p : null,
      figure: typeof f === 'string' ? f : null,
      asLines: l === true,
    },
  };
}

function inflate(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    if (length > mostUnpackedBytes) throw new RangeError('The link unpacks to too much');
    parts.push(part);
  });
  stream.push(packed, true);
  const whole = new Uint8Array(length);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}
