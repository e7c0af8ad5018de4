import { CommandError, unsupported } from './errors';
import { idIndex, type IndexDefinition } from './indexDefinition';
import { tupleKey } from './order';
import { expandedValues, splitPath } from './path';
import { SortedKeys } from './sortedKeys';
import type { BsonDocument } from './values';

/** One index of a collection: an ordered list of (values of the fields, record). */
export class Index {
  readonly entries = new SortedKeys();
  readonly fields: readonly string[];
  /** Some document has an array at one of the fields, and hence several entries. */
  multikey = false;
  readonly unique: boolean;
  private readonly paths: string[][];

  constructor(
    readonly definition: IndexDefinition,
    private readonly namespace: string,
  ) {
    this.fields = Object.keys(definition.key);
    this.paths = this.fields.map(splitPath);
    this.unique = definition.unique === true || definition.name === idIndex.name;
  }

  /** The document's entries; throws E11000 when another record has one of its keys. */
  entriesOf(document: BsonDocument, record: number): string[] {
    const tuples = this.tuplesOf(document);
    if (this.unique) this.assertUnique(tuples, record);
    if (tuples.length === 1) return [tupleKey(tuples[0] ?? [], record)];
    return [...new Set(tuples.map((tuple) => tupleKey(tuple, record)))];
  }

  private assertUnique(tuples: unknown[][], record: number): void {
    for (const tuple of tuples) {
      const key = tupleKey(tuple);
      const other = this.entries.firstFrom(key);
      if (other?.key.startsWith(key) && other.record !== record) throw this.duplicateKey(tuple);
    }
  }

  private tuplesOf(document: BsonDocument): unknown[][] {
    const choices = this.paths.map((parts) => expandedValues(document, parts));
    if (choices.every((values) => values.length === 1)) return [choices.map(([value]) => value)];
    this.multikey = true;
    this.assertOneArray(choices);
    return choices.reduce<unknown[][]>(
      (tuples, values) => tuples.flatMap((tuple) => values.map((value) => [...tuple, value])),
      [[]],
    );
  }

  private assertOneArray(choices: unknown[][]): void {
    const arrays = this.paths.filter((_, at) => (choices[at]?.length ?? 0) > 1);
    if (new Set(arrays.map(([root]) => root)).size > 1) {
      throw new CommandError(171, `cannot index parallel arrays: ${arrays.map(String).join(' and ')}`);
    }
    if (arrays.length > 1 && this.unique) {
      throw unsupported('A unique index over several fields of the documents in one array');
    }
  }

  private duplicateKey(tuple: unknown[]): CommandError {
    const keyValue = Object.fromEntries(this.fields.map((field, at) => [field, tuple[at] ?? null]));
    const { name, key } = this.definition;
    const shown = this.fields.map((field) => `${field}: ${JSON.stringify(keyValue[field])}`).join(', ');
    return new CommandError(
      11000,
      `E11000 duplicate key error collection: ${this.namespace} index: ${name} dup key: { ${shown} }`,
      { keyPattern: key, keyValue },
    );
  }
}
