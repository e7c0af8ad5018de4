import { CommandError, unsupported } from '../errors';
import { isDocument, type BsonDocument } from '../values';
import { accumulators, type Accumulator } from './accumulators';
import { compileExpression, type Expression } from './expression';
import { createGroupIds } from './groupIds';

interface Field {
  name: string;
  create: () => Accumulator;
  value: Expression;
}

/** Groups in the order in which they are first met; MongoDB promises none. */
export function compileGroup(specification: BsonDocument): (documents: BsonDocument[]) => BsonDocument[] {
  if (!('_id' in specification)) throw new CommandError(15955, 'a group specification must include an _id');
  const { _id: idExpression, ...fieldSpecifications } = specification;
  const fields = Object.entries(fieldSpecifications).map(([name, value]) => compileField(name, value));
  return (documents) => {
    const groups: Group[] = [];
    const ids = createGroupIds(idExpression, (id) => {
      const group = { _id: id, accumulators: fields.map(({ create }) => create()) };
      groups.push(group);
      return group;
    });
    for (const document of documents) {
      const { accumulators: sums } = ids.groupOf(document);
      for (let at = 0; at < fields.length; at++) sums[at]?.add(fields[at]?.value(document));
    }
    return groups.map((group) => resultOf(group._id, fields, group.accumulators));
  };
}

interface Group {
  _id: unknown;
  accumulators: Accumulator[];
}

function compileField(name: string, specification: unknown): Field {
  if (name.includes('.')) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`);
  const entries = isDocument(specification) ? Object.entries(specification) : [];
  const [[operator, argument] = ['' as string] as const] = entries;
  if (entries.length !== 1 || !operator.startsWith('$')) {
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  }
  const create = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
  if (!create) throw unsupported(`The group accumulator ${operator}`);
  return { name, create, value: compileExpression(argument) };
}

function resultOf(_id: unknown, fields: readonly Field[], values: readonly Accumulator[]): BsonDocument {
  const result: BsonDocument = { _id };
  for (const [at, { name }] of fields.entries()) result[name] = values[at]?.result();
  return result;
}
