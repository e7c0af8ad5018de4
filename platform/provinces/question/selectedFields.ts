import {
  getNamedType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Catalogue } from '../../../domain/catalogue';
import type { AskedFields } from './askedFor';

export interface ReaderTools {
  contract: GraphQLSchema;
  catalogue: Catalogue;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** By their names, what is asked for below a field. It is looked for when a name is: few fields have to know. */
export function askedFields(
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  tools: ReaderTools,
): AskedFields {
  let known: ReturnType<typeof readAsked> | null = null;
  return { get: (name) => (known ??= readAsked(type, selections, tools)).get(name) };
}

function readAsked(type: GraphQLOutputType, selections: readonly SelectionSetNode[], tools: ReaderTools) {
  const { name } = getNamedType(type);
  const object = tools.contract.getType(name);
  const byName = new Map<string, { key: string; below: AskedFields }>();
  if (!isObjectType(object)) return byName;
  for (const [key, nodes] of collectFields(name, selections, tools)) {
    const fieldName = nodes[0]?.name.value ?? '';
    const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const field = object.getFields()[fieldName];
    if (field && !byName.has(fieldName)) {
      byName.set(fieldName, { key, below: askedFields(field.type, below, tools) });
    }
  }
  return byName;
}

/** By what they are answered as; fragments on other types are left out. */
export function collectFields(
  typeName: string,
  selections: readonly SelectionSetNode[],
  { fragments }: Pick<ReaderTools, 'fragments'>,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        fields.set(key, [...(fields.get(key) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const condition = fragment?.typeCondition?.name.value ?? typeName;
      if (fragment && condition === typeName) visit(fragment.selectionSet);
    }
  };
  selections.forEach(visit);
  return fields;
}
