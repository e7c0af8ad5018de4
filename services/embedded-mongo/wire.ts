import { deserialize, serialize } from 'bson';
import { isDocument, type BsonDocument } from './values';

const operation = { reply: 1, query: 2004, message: 2013 };
const headerBytes = 16;
export const maxMessageBytes = 48_000_000;

const flag = { checksumPresent: 1, moreToCome: 2 };
/** The lower half of the flags names what must be understood to be answered. */
const mustUnderstand = 0xffff;

/** A command as it came in, and how it wants to be answered. */
export interface Request {
  id: number;
  command: BsonDocument;
  answer: 'message' | 'reply' | 'none';
}

/** The bytes are not MongoDB's wire protocol: nothing after them can be trusted. */
class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages, header included. */
export async function* readMessages(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let received = 0;
  let wanted = 4;
  for await (const chunk of chunks) {
    parts.push(chunk);
    received += chunk.length;
    while (received >= wanted) {
      const bytes: Buffer = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      const length = bytes.readInt32LE(0);
      if (length < headerBytes || length > maxMessageBytes) {
        throw new ProtocolError(`A message of ${length} bytes was announced`);
      }
      parts = [bytes];
      wanted = length;
      if (received < length) break;
      yield bytes.subarray(0, length);
      parts = [bytes.subarray(length)];
      received -= length;
      wanted = 4;
    }
  }
}

export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const code = message.readInt32LE(12);
  try {
    if (code === operation.message) return { id, ...parseMessage(message) };
    if (code === operation.query) return { id, command: parseQuery(message), answer: 'reply' };
  } catch (error) {
    throw new ProtocolError(`A message could not be read: ${String(error)}`, { cause: error });
  }
  throw new ProtocolError(`Operation ${code} is none that this server understands`);
}

/** OP_MSG: flags, then one document and any number of document sequences that belong to it. */
function parseMessage(message: Buffer): Omit<Request, 'id'> {
  const flags = message.readUInt32LE(headerBytes);
  if ((flags & mustUnderstand & ~(flag.checksumPresent | flag.moreToCome)) !== 0) {
    throw new ProtocolError(`The flags ${flags} are not understood`);
  }
  const end = message.length - (flags & flag.checksumPresent ? 4 : 0);
  let command: BsonDocument = {};
  const sequences: BsonDocument = {};
  let at = headerBytes + 4;
  while (at < end) {
    const kind = message.readUInt8(at);
    const size = sizeAt(message, at + 1, end);
    if (kind === 0) command = readDocument(message, at + 1, size);
    else if (kind === 1) readSequence(message, at + 1, size, sequences);
    else throw new ProtocolError(`Section kind ${kind} is not understood`);
    at += 1 + size;
  }
  return { command: { ...command, ...sequences }, answer: flags & flag.moreToCome ? 'none' : 'message' };
}

function readSequence(message: Buffer, start: number, size: number, sequences: BsonDocument): void {
  const end = start + size;
  const nameEnd = message.indexOf(0, start + 4);
  if (nameEnd < 0 || nameEnd >= end) throw new ProtocolError('A document sequence has no name');
  const documents: BsonDocument[] = [];
  for (let at = nameEnd + 1; at < end;) {
    const documentSize = sizeAt(message, at, end);
    documents.push(readDocument(message, at, documentSize));
    at += documentSize;
  }
  sequences[message.toString('utf8', start + 4, nameEnd)] = documents;
}

function sizeAt(message: Buffer, at: number, end: number): number {
  const size = message.readInt32LE(at);
  if (size < 5 || at + size > end)
    throw new ProtocolError(`A section of ${size} bytes does not fit its message`);
  return size;
}

/** OP_QUERY is left over for the first handshake only: flags, namespace, skip, return, document. */
function parseQuery(message: Buffer): BsonDocument {
  const nameEnd = message.indexOf(0, headerBytes + 4);
  const at = nameEnd + 9;
  const command = readDocument(message, at, sizeAt(message, at, message.length));
  const { $query: inner } = command;
  const name = message.toString('utf8', headerBytes + 4, nameEnd);
  return { ...(isDocument(inner) ? inner : command), $db: name.split('.')[0] };
}

/**
 * Longs become numbers if those are exact; the others stay what they are and are refused when stored.
 * Binary values are views of the bytes they were read from: of a copy, lest they keep the whole message.
 */
function readDocument(message: Buffer, at: number, size: number): BsonDocument {
  return deserialize(Buffer.from(message.subarray(at, at + size)), {
    bsonRegExp: true,
    promoteBuffers: false,
  });
}

export function writeReply({ id, answer }: Request, reply: BsonDocument): Buffer {
  const body = serialize(reply, { ignoreUndefined: true });
  return answer === 'reply' ? writeQueryReply(id, body) : writeMessage(id, body);
}

function writeMessage(responseTo: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(headerBytes + 5);
  writeHeader(head, head.length + body.length, responseTo, operation.message);
  return Buffer.concat([head, body]);
}

function writeQueryReply(responseTo: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(headerBytes + 20);
  writeHeader(head, head.length + body.length, responseTo, operation.reply);
  head.writeInt32LE(1, headerBytes + 16);
  return Buffer.concat([head, body]);
}

function writeHeader(head: Buffer, length: number, responseTo: number, code: number): void {
  head.writeInt32LE(length, 0);
  head.writeInt32LE(responseTo, 8);
  head.writeInt32LE(code, 12);
}
