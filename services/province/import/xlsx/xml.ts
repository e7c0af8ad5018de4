import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { longestCell } from '../cells/bounds';

export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** Characters between two tags, or of a tag: a cell whose every character is written as a number. The parser holds these. */
const longestToken = 8 * longestCell;
/** Elements within elements; a sheet has six or seven. */
const deepest = 64;

/**
 * Reads XML piece by piece; after each piece, whose length it yields, the caller may take what its handlers have
 * gathered. Document types are refused, so no entity is defined, expanded or fetched.
 */
export async function* parseXml(stream: Readable, handlers: XmlHandlers): AsyncGenerator<number> {
  const parser = new SaxesParser<{ position: false }>({ position: false });
  parser.on('doctype', () => parser.fail('A document type is not taken'));
  let sinceTag = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    depth += 1;
    if (depth > deepest) throw new Error(`elements lie more than ${deepest} deep`);
    handlers.open?.(localName(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    depth -= 1;
    handlers.close?.(localName(name));
  });
  if (handlers.text) parser.on('text', handlers.text);
  stream.setEncoding('utf8');
  for await (const piece of stream as AsyncIterable<string>) {
    sinceTag += piece.length;
    parser.write(piece);
    if (sinceTag > longestToken) throw new Error(`a text or tag has more than ${longestToken} characters`);
    yield piece.length;
  }
  parser.close();
  yield 0;
}

/** Reads all of a small part. */
export async function readXml(stream: Readable, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(stream, handlers)) continue;
}

/** Some programs write every name with a prefix, such as `x:row`. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
