import { Binary, ObjectId } from 'bson';
import { unsupported } from './errors';
import { isDocument, typeName, type BsonDocument } from './values';

/**
 * BSON's order of types. Every code is below 0x7f and above the terminator 0, so that the byte after
 * a code bounds its type from above.
 */
const typeCodes = {
  missing: 0x05,
  null: 0x0a,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binData: 0x50,
  objectId: 0x58,
  bool: 0x60,
  date: 0x70,
};

/** Below every type code and every byte of a string: the bytes 0 and 1 in strings are written as 1, 1 and 1, 2. */
const terminator = 0x00;
const escape = 0x01;

/** Writes values as bytes whose plain byte order is the BSON order of the values. */
class KeyWriter {
  private buffer = Buffer.allocUnsafe(4096);
  private length = 0;

  take(): string {
    const key = this.buffer.toString('latin1', 0, this.length);
    this.length = 0;
    return key;
  }

  reset(): void {
    this.length = 0;
  }

  write(value: unknown): void {
    const code = typeCode(value);
    this.byte(code);
    if (typeof value === 'string') this.string(value);
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'boolean') this.byte(value ? 1 : 0);
    else if (value instanceof Date) this.number(value.getTime());
    else if (value instanceof ObjectId) this.bytes(value.id);
    else if (value instanceof Binary) this.binary(value);
    else if (Array.isArray(value)) this.array(value);
    else if (isDocument(value)) this.document(value);
  }

  /** Eight bytes that sort like the number; NaN is the least, and -0 is 0. */
  number(value: number): void {
    this.reserve(8);
    const at = this.length;
    this.length += 8;
    if (Number.isNaN(value)) {
      this.buffer.fill(0, at, at + 8);
      return;
    }
    this.buffer.writeDoubleBE(value + 0, at);
    const negative = (this.buffer[at] ?? 0) >= 0x80;
    if (!negative) {
      this.buffer[at] = (this.buffer[at] ?? 0) ^ 0x80;
      return;
    }
    for (let index = at; index < at + 8; index++) this.buffer[index] = (this.buffer[index] ?? 0) ^ 0xff;
  }

  private string(value: string): void {
    this.reserve(value.length * 3 + 1);
    if (!this.plain(value)) this.escaped(value);
    this.byte(terminator);
  }

  /** Writes letters and digits of ASCII one by one, which for short strings takes less than a call; false if there are others. */
  private plain(value: string): boolean {
    if (value.length > longestPlain) return false;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code <= escape || code >= 0x80) return false;
      this.buffer[this.length + index] = code;
    }
    this.length += value.length;
    return true;
  }

  private escaped(value: string): void {
    if (!value.includes('\x00') && !value.includes('\x01')) {
      this.length += this.buffer.write(value, this.length, 'utf8');
      return;
    }
    for (const byte of Buffer.from(value, 'utf8')) {
      if (byte <= escape) this.byte(escape);
      this.byte(byte <= escape ? byte + 1 : byte);
    }
  }

  /** BSON compares binary data by length, then subtype, then bytes. */
  private binary(value: Binary): void {
    this.number(value.length());
    this.byte(value.sub_type);
    this.bytes(value.value());
  }

  private array(elements: unknown[]): void {
    for (const element of elements) this.write(element ?? null);
    this.byte(terminator);
  }

  /** BSON compares documents field by field: the value's type, then the name, then the value. */
  private document(document: BsonDocument): void {
    for (const field of Object.keys(document)) {
      const value = document[field] ?? null;
      this.byte(typeCode(value));
      this.string(field);
      this.write(value);
    }
    this.byte(terminator);
  }

  private bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.buffer[this.length++] = byte;
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.length + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

const writer = new KeyWriter();
const longestPlain = 64;

function typeCode(value: unknown): number {
  if (typeof value === 'string') return typeCodes.string;
  if (typeof value === 'number') return typeCodes.number;
  if (value === null) return typeCodes.null;
  const name = typeName(value);
  const code = (typeCodes as Record<string, number | undefined>)[name];
  if (code === undefined) throw unsupported(`Comparing a value of type ${name}`);
  return code;
}

/**
 * A string whose order (`<`) is the BSON order of the values and whose equality is theirs: 1 and 1.0 are
 * equal, `{a, b}` and `{b, a}` are not. Undefined stands for "missing" and comes before null.
 */
export function orderKey(value: unknown): string {
  writer.reset();
  writer.write(value);
  return writer.take();
}

/**
 * The key of a tuple; no tuple's key is the beginning of another's. With `record` it ends in that number,
 * so that no two entries of an index are equal.
 */
export function tupleKey(values: readonly unknown[], record?: number): string {
  writer.reset();
  for (const value of values) writer.write(value);
  if (record !== undefined) writer.number(record);
  return writer.take();
}

export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (typeof left === 'number' && typeof right === 'number' && left === left && right === right) {
    return left - right;
  }
  const leftKey = orderKey(left);
  const rightKey = orderKey(right);
  return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
}

export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return !equalsItselfOnly(left) && !equalsItselfOnly(right) && compareValues(left, right) === 0;
}

function equalsItselfOnly(value: unknown): boolean {
  return value == null || typeof value === 'string' || typeof value === 'boolean';
}

/** Whether MongoDB's queries compare the two at all: `{ $gt: 5 }` finds numbers only. */
export function isSameType(left: unknown, right: unknown): boolean {
  return typeCode(left ?? null) === typeCode(right ?? null);
}

/** The first key and the first key beyond the values of one type. */
export function typeBounds(value: unknown): { first: string; beyond: string } {
  const code = typeCode(value ?? null);
  return { first: String.fromCharCode(code), beyond: String.fromCharCode(code + 1) };
}
