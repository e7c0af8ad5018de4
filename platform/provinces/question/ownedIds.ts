import {
  Kind,
  print,
  type ArgumentNode,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { getOrCreate } from '../../../domain/getOrCreate';
import { localIdOf, type OwnedKind } from '../../../domain/globalIds';
import { newVariableName, withDefaults } from './documents';
import { mapFields } from './mapFields';

/** The fields in which a province's service gives an id of its own; clients get the global one. */
const kindOfField: Readonly<Record<string, OwnedKind>> = {
  'Unit.id': 'unit',
  'Unit.parent': 'unit',
  'Fact.id': 'fact',
  'Fact.unit': 'unit',
  'Fact.includedIn': 'fact',
  'Document.id': 'document',
  'Revision.document': 'document',
  'UnitCoverage.missing': 'unit',
};

/** The arguments that take such an id, global or local. */
const kindOfArgument: Readonly<Record<string, OwnedKind>> = {
  'Province.unit(id:)': 'unit',
  'Province.units(parent:)': 'unit',
  'Province.facts(unit:)': 'unit',
  'Province.facts(document:)': 'document',
};

/** Null if the field gives no id of the province's own. */
export function ownedKindOf(typeName: string, fieldName: string): OwnedKind | null {
  return kindOfField[`${typeName}.${fieldName}`] ?? null;
}

/** What clients see of the province's own id; services have it as `id` alone. */
export const localIdField = 'localId';

export interface LocalFetch {
  /** As services understand it: with their own ids, each in a variable of its own if it is an argument. */
  document: DocumentNode;
  /** Whether an argument is an id, so that a province may have to be asked with another than its neighbour. */
  namesIds: boolean;
  /** What a province is asked with. */
  variablesFor(province: string, variables: Record<string, unknown>): Record<string, unknown>;
}

/** An argument's value, and the variable that stands for it. */
interface IdArgument {
  kind: OwnedKind;
  given: ValueNode;
  definition: VariableDefinitionNode;
}

/** Turns a fetch in global ids into one that any province's service understands, also one that never heard of them. */
export function toLocalIds(document: DocumentNode, contract: GraphQLSchema): LocalFetch {
  /** Equal arguments share a variable: fields that are merged must have the same. */
  const ids = new Map<string, IdArgument>();

  function idVariable({ value }: ArgumentNode, kind: OwnedKind, type: string): ValueNode {
    const { definition } = getOrCreate(ids, `${kind} ${type} ${print(value)}`, () => ({
      kind,
      given: value,
      definition: defineId(newVariableName(document, `id${ids.size}`), type.endsWith('!')),
    }));
    return definition.variable;
  }

  const local = mapFields(document, contract, (field, type, definition) => {
    if (field.name.value === localIdField && ownedKindOf(type.name, 'id') !== null) {
      return { ...field, alias: field.alias ?? field.name, name: { kind: Kind.NAME, value: 'id' } };
    }
    const kinds = field.arguments?.map(
      ({ name }) => kindOfArgument[`${type.name}.${field.name.value}(${name.value}:)`],
    );
    if (!kinds?.some((kind) => kind !== undefined)) return field;
    const given = field.arguments?.map((argument, index) => {
      const kind = kinds[index];
      if (kind === undefined) return argument;
      const taken = definition?.args.find(({ name }) => name === argument.name.value);
      return { ...argument, value: idVariable(argument, kind, String(taken?.type)) };
    });
    return { ...field, arguments: given ?? [] };
  });
  if (ids.size === 0) return { document: local, namesIds: false, variablesFor: (_province, given) => given };
  const found = [...ids.values()];
  return {
    document: withVariables(
      local,
      found.map(({ definition }) => definition),
    ),
    namesIds: true,
    variablesFor: (province, variables) => ({
      ...variables,
      ...localise(found, province, variables, document),
    }),
  };
}

function defineId(name: string, isNeeded: boolean): VariableDefinitionNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'ID' } } as const;
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: isNeeded ? { kind: Kind.NON_NULL_TYPE, type } : type,
  };
}

function withVariables(
  { definitions, ...document }: DocumentNode,
  added: readonly VariableDefinitionNode[],
): DocumentNode {
  return {
    ...document,
    definitions: definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION
        ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...added] }
        : node,
    ),
  };
}

function localise(
  ids: readonly IdArgument[],
  province: string,
  variables: Record<string, unknown>,
  document: DocumentNode,
): Record<string, unknown> {
  const values = withDefaults(variables, document);
  const local: Record<string, unknown> = {};
  for (const { kind, given, definition } of ids) {
    const value: unknown = valueFromASTUntyped(given, values);
    // A variable without a value leaves the argument out.
    if (value === undefined) continue;
    local[definition.variable.name.value] = value === null ? null : localIdOf(textOf(value), kind, province);
  }
  return local;
}

/** GraphQL takes whole numbers for ids too. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
