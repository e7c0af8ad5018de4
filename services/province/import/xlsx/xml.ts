import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/**
 * Reads XML piece by piece; after each piece, whose length it yields, the caller may take what its handlers have
 * gathered. Document types are refused, so no entity is defined, expanded or fetched.
 */
export async function* parseXml(stream: Readable, handlers: XmlHandlers): AsyncGenerator<number> {
  const parser = new SaxesParser<{ position: false }>({ position: false });
  parser.on('doctype', () => parser.fail('A document type is not taken'));
  if (handlers.open) {
    const open = handlers.open;
    parser.on('opentag', ({ name, attributes }) =>
      open(localName(name), attributes as Record<string, string>),
    );
  }
  if (handlers.close) {
    const close = handlers.close;
    parser.on('closetag', ({ name }) => close(localName(name)));
  }
  if (handlers.text) parser.on('text', handlers.text);
  stream.setEncoding('utf8');
  for await (const piece of stream as AsyncIterable<string>) {
    parser.write(piece);
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
