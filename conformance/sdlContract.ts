import {
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { isAddedSince } from './addedSince';
import type { Problem } from './verdict';

/** What the contract has and a service's schema has not, or has in another way. */
export function contractProblems(contract: GraphQLSchema, served: GraphQLSchema): Problem[] {
  return Object.values(contract.getTypeMap())
    .filter(({ name }) => isOfContract(name))
    .flatMap((type) => typeProblems(type, served.getType(type.name)));
}

function isOfContract(name: string): boolean {
  const builtIn = ['Query', 'String', 'Int', 'Float', 'Boolean', 'ID'];
  return !builtIn.includes(name) && !name.startsWith('_') && !name.includes('__');
}

function typeProblems(type: GraphQLNamedType, served: GraphQLNamedType | undefined): Problem[] {
  const kind = kindOf(type);
  if (!served && isAddedSince(type.name)) return [];
  if (!served) return [{ where: type.name, expected: `${kind} ${type.name}`, got: 'nothing' }];
  if (kindOf(served) !== kind) {
    return [{ where: type.name, expected: `${kind} ${type.name}`, got: `${kindOf(served)} ${type.name}` }];
  }
  if (isObjectType(type)) return objectProblems(type, served as GraphQLObjectType);
  if (isEnumType(type)) return enumProblems(type, served as GraphQLEnumType);
  return [];
}

function kindOf(type: GraphQLNamedType): string {
  return type.astNode?.kind.replace('TypeDefinition', '').toLowerCase() ?? 'type';
}

function objectProblems(type: GraphQLObjectType, served: GraphQLObjectType): Problem[] {
  const fields = served.getFields();
  return Object.values(type.getFields()).flatMap((field) => {
    const where = `${type.name}.${field.name}`;
    const own = fields[field.name];
    if (!own && isAddedSince(where)) return [];
    if (!own) return [{ where, expected: `${field.name}: ${String(field.type)}`, got: 'nothing' }];
    return fieldProblems(where, field, own);
  });
}

function fieldProblems(
  where: string,
  field: GraphQLField<unknown, unknown>,
  served: GraphQLField<unknown, unknown>,
): Problem[] {
  const problems: Problem[] = [];
  if (!isCovariant(served.type, field.type)) {
    problems.push({ where, expected: String(field.type), got: String(served.type) });
  }
  for (const argument of field.args) {
    const own = served.args.find(({ name }) => name === argument.name);
    const place = `${where}(${argument.name}:)`;
    const expected = String(argument.type);
    if (!own) problems.push({ where: place, expected, got: 'nothing' });
    else if (!takes(own.type, argument.type))
      problems.push({ where: place, expected, got: String(own.type) });
  }
  for (const own of served.args) {
    if (isRequiredArgument(own) && !field.args.some(({ name }) => name === own.name)) {
      const got = `${own.name}: ${String(own.type)}`;
      problems.push({ where: `${where}(${own.name}:)`, expected: 'no further required argument', got });
    }
  }
  return problems;
}

/** Whether what is served may stand where the contract's type is expected: the same, or never null where it may be. */
function isCovariant(served: GraphQLType, contract: GraphQLType): boolean {
  if (isNonNullType(contract)) return isNonNullType(served) && isCovariant(served.ofType, contract.ofType);
  if (isNonNullType(served)) return isCovariant(served.ofType, contract);
  if (isListType(contract)) return isListType(served) && isCovariant(served.ofType, contract.ofType);
  return String(served) === String(contract);
}

/** Whether an argument takes every value that the contract allows. */
function takes(served: GraphQLType, contract: GraphQLType): boolean {
  return isCovariant(contract, served);
}

function enumProblems(type: GraphQLEnumType, served: GraphQLEnumType): Problem[] {
  return type.getValues().flatMap(({ name }) => {
    const where = `${type.name}.${name}`;
    return served.getValue(name) ? [] : [{ where, expected: name, got: 'nothing' }];
  });
}
