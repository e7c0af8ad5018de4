import { orderKey } from '../order';
import { isDocument, type BsonDocument } from '../values';
import { compileDocumentFields, compileExpression, type Expression } from './expression';

/** Finds the group of each document by the values of its `_id`, which is written down once a group and not once a document. */
export interface GroupIds<Group> {
  /** The document's group, made if it is the first. */
  groupOf(document: BsonDocument): Group;
}

/** Groups in the order in which they are first met. */
export function createGroupIds<Group>(
  idExpression: unknown,
  createGroup: (id: unknown) => Group,
): GroupIds<Group> {
  const computeId = compileExpression(idExpression);
  const byKey = new Map<string, Group>();
  const groupByKey = (document: BsonDocument): Group => {
    const id = computeId(document) ?? null;
    const key = orderKey(id);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const group = createGroup(id);
    byKey.set(key, group);
    return group;
  };
  const fields = isDocument(idExpression) ? compileDocumentFields(idExpression) : null;
  if (!fields || fields.length === 0) return { groupOf: groupByKey };
  const numbered = createNumbering<Group>(fields.map(({ value }) => value));
  return {
    groupOf(document) {
      if (!numbered.number(document)) return groupByKey(document);
      return numbered.find() ?? numbered.add(createGroup(computeId(document)));
    },
  };
}

interface NumberedField {
  value: Expression;
  last: unknown;
  lastNumber: number;
  numbers: Map<unknown, number>;
}

interface Entry<Group> {
  numbers: Int32Array;
  group: Group;
}

/**
 * Gives each value of a field a number, and finds groups by the numbers of all fields. Only for texts, numbers, booleans, null and
 * what is missing, which a Map tells apart as BSON does.
 */
function createNumbering<Group>(values: readonly Expression[]) {
  const fields: NumberedField[] = values.map((value) => ({
    value,
    last: undefined,
    lastNumber: -1,
    numbers: new Map(),
  }));
  const current = new Int32Array(fields.length);
  const entries = new Map<number, Entry<Group>[]>();
  let hash = 0;
  return {
    /** @returns whether all values of the document's id can be numbered */
    number(document: BsonDocument): boolean {
      hash = 0;
      for (let at = 0; at < fields.length; at++) {
        const field = fields[at] as NumberedField;
        const value = field.value(document);
        if (value !== field.last || field.lastNumber < 0) {
          if (typeof value === 'object' && value !== null) return false;
          field.last = value;
          field.lastNumber = numberOf(field.numbers, value);
        }
        current[at] = field.lastNumber;
        hash = (Math.imul(hash, 0x01000193) + field.lastNumber) | 0;
      }
      return true;
    },
    find(): Group | undefined {
      return entries.get(hash)?.find(({ numbers }) => isEqual(numbers, current))?.group;
    },
    add(group: Group): Group {
      const entry = { numbers: current.slice(), group };
      const alike = entries.get(hash);
      if (alike) alike.push(entry);
      else entries.set(hash, [entry]);
      return group;
    },
  };
}

function numberOf(numbers: Map<unknown, number>, value: unknown): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}

function isEqual(left: Int32Array, right: Int32Array): boolean {
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}
