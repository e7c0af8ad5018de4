import { Binary, calculateObjectSize, ObjectId } from 'bson';
import { CommandError, unsupported } from './errors';

export type BsonDocument = Record<string, unknown>;

/** MongoDB's limits. */
export const maxDocumentBytes = 16 * 1024 * 1024;
const maxNesting = 100;

export function isDocument(value: unknown): value is BsonDocument {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The field's value, or undefined; never something inherited such as `constructor`. */
export function fieldOf(document: BsonDocument, field: string): unknown {
  return Object.hasOwn(document, field) ? document[field] : undefined;
}

/** The same for one field of many documents: a name that nothing inherits needs no look at whose it is. */
export function readerOf(field: string): (document: BsonDocument) => unknown {
  if (field in Object.prototype) return (document) => fieldOf(document, field);
  return (document) => document[field];
}

/** Sets a field whatever its name: plain assignment to `__proto__` would change the prototype. */
export function setField(document: BsonDocument, field: string, value: unknown): void {
  if (field === '__proto__') {
    Object.defineProperty(document, field, { value, enumerable: true, configurable: true, writable: true });
  } else {
    document[field] = value;
  }
}

/** Copies what can be changed, documents and arrays; dates and ObjectIds are never changed in place. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map((element: unknown) => cloneValue(element)) as T;
  if (!isDocument(value)) return value;
  const copy: BsonDocument = {};
  for (const field of Object.keys(value)) setField(copy, field, cloneValue(value[field]));
  return copy as T;
}

/** MongoDB's name of a value's type, for `$type` and for messages. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Binary) return 'binData';
  if (isDocument(value)) return 'object';
  return bsonTypeOf(value);
}

function bsonTypeOf(value: unknown): string {
  const { _bsontype: type } = value as { _bsontype?: unknown };
  return typeof type === 'string' ? type : typeof value;
}

const storable = new Set([
  'null',
  'string',
  'number',
  'bool',
  'array',
  'date',
  'objectId',
  'binData',
  'object',
]);

/** Throws unless every value below is of a type this server compares and sorts as MongoDB does. */
export function assertStorable(value: unknown, path = '', depth = 0): void {
  if (depth > maxNesting) {
    throw new CommandError(15, `A document may be nested ${maxNesting} levels deep, "${path}" is deeper`);
  }
  if (Array.isArray(value)) {
    value.forEach((element, index) => assertStorable(element, `${path}.${index}`, depth + 1));
  } else if (isDocument(value)) {
    for (const field of Object.keys(value)) {
      assertFieldName(field);
      assertStorable(value[field], path ? `${path}.${field}` : field, depth + 1);
    }
  } else if (!storable.has(typeName(value))) {
    throw unsupported(`A value of type ${typeName(value)}${path ? ` ("${path}")` : ''}`);
  }
}

function assertFieldName(field: string): void {
  if (field.startsWith('$')) {
    throw new CommandError(52, `The dollar ($) prefixed field '${field}' is not valid for storage`);
  }
  if (field === '_bsontype') throw unsupported('A field named "_bsontype"');
}

export function assertDocumentSize(document: BsonDocument): void {
  const bytes = calculateObjectSize(document);
  if (bytes > maxDocumentBytes) {
    throw new CommandError(10334, `A document may have ${maxDocumentBytes} bytes, this one has ${bytes}`);
  }
}
