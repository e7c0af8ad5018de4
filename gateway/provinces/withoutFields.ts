import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../domain/isRecord';
import { fragmentsByName } from '../../platform/fragments';
import type { GraphqlBody, Reply } from '../../platform/provinces/reply';
import { withoutUnused } from '../../platform/provinces/question/documents';

/** What stands for a lacking field that is never null. */
export const fallbacks: Readonly<Record<string, unknown>> = {
  // As Relay's cursor specification has it when that cannot be told.
  'PageInfo.hasPreviousPage': false,
};

interface RequestBody {
  query: string;
  variables: Record<string, unknown>;
}

/** The body of a request without the fields that a service lacks, and those of them that it asked for: `Type.field`. */
export function withoutFields(
  body: string,
  lacking: ReadonlySet<string>,
  contract: GraphQLSchema,
): { text: string; left: string[] } {
  const { query, variables } = JSON.parse(body) as RequestBody;
  const types = new TypeInfo(contract);
  const left = new Set<string>();
  const smaller = visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field(field) {
        const coordinate = `${types.getParentType()?.name}.${field.name.value}`;
        if (!lacking.has(coordinate)) return undefined;
        left.add(coordinate);
        return null;
      },
      // A selection of nothing is no GraphQL.
      SelectionSet: { leave: (set) => (set.selections.length > 0 ? undefined : typenameOnly) },
    }),
  );
  const document = withoutUnused(smaller);
  const names = new Set(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
        : [],
    ),
  );
  const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
  return { text: JSON.stringify({ query: print(document), variables: kept }), left: [...left] };
}

const typenameOnly: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

/** The answer as if the service had the fields and nothing in them, or their fallback. */
export function withNulls(
  outcome: Reply,
  body: string,
  lacking: ReadonlySet<string>,
  contract: GraphQLSchema,
): Reply {
  if (outcome.kind !== 'answer' || !outcome.body.data) return outcome;
  const document = parse((JSON.parse(body) as RequestBody).query);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const query = contract.getQueryType();
  if (operation && query) {
    fill(outcome.body.data, operation.selectionSet, query, {
      lacking,
      contract,
      fragments: fragmentsByName(document),
    });
  }
  return {
    ...outcome,
    body: outcome.body satisfies GraphqlBody,
    headers: { etag: null, cacheControl: null },
  };
}

interface FillContext {
  lacking: ReadonlySet<string>;
  contract: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function fill(value: unknown, set: SelectionSetNode, type: GraphQLNamedType, context: FillContext): void {
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) fill(item, set, type, context);
    return;
  }
  if (!isRecord(value)) return;
  for (const node of set.selections) {
    if (node.kind !== Kind.FIELD) {
      const part = node.kind === Kind.INLINE_FRAGMENT ? node : context.fragments.get(node.name.value);
      const condition = part?.typeCondition?.name.value;
      const partType = condition === undefined ? type : context.contract.getType(condition);
      if (part && partType) fill(value, part.selectionSet, partType, context);
      continue;
    }
    const key = node.alias?.value ?? node.name.value;
    if (context.lacking.has(`${type.name}.${node.name.value}`))
      value[key] = fallbacks[`${type.name}.${node.name.value}`] ?? null;
    else if (node.selectionSet && isObjectType(type)) {
      const below = type.getFields()[node.name.value];
      if (below) fill(value[key], node.selectionSet, getNamedType(below.type), context);
    }
  }
}
