import {
  isAbstractType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

export interface Condition {
  variable: string;
  /** Whether it is asked for while the variable is true. */
  expected: boolean;
}

/** Fields that stand under one name of an answer, and when. */
export interface Collected {
  name: string;
  nodes: FieldNode[];
  conditions: readonly Condition[];
}

/** Finds the fields of some selections as execution does; those under other conditions stay apart. */
export function createCollector(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
) {
  return (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Collected[] => {
    const found = new Map<string, Collected>();
    const visited = new Set<string>();

    function visit(set: SelectionSetNode, outer: readonly Condition[]): void {
      for (const node of set.selections) {
        const conditions = conditionsOf(node.directives, outer);
        if (conditions === null) continue;
        if (node.kind === Kind.FIELD) add(node, conditions);
        else if (node.kind === Kind.INLINE_FRAGMENT) {
          if (applies(node.typeCondition?.name.value)) visit(node.selectionSet, conditions);
        } else spread(node.name.value, conditions);
      }
    }

    function spread(name: string, conditions: readonly Condition[]): void {
      const fragment = fragments.get(name);
      const key = `${name} ${keyOf(conditions)}`;
      if (!fragment || visited.has(key) || !applies(fragment.typeCondition.name.value)) return;
      visited.add(key);
      visit(fragment.selectionSet, conditions);
    }

    function add(node: FieldNode, conditions: readonly Condition[]): void {
      const name = node.alias?.value ?? node.name.value;
      const key = `${name} ${keyOf(conditions)}`;
      const group = found.get(key);
      if (group) group.nodes.push(node);
      else found.set(key, { name, nodes: [node], conditions });
    }

    function applies(name: string | undefined): boolean {
      if (name === undefined || name === type.name) return true;
      const condition = schema.getType(name);
      return isAbstractType(condition) && schema.isSubType(condition, type);
    }

    sets.forEach((set) => visit(set, []));
    return [...found.values()];
  };
}

/** Null if the node is left out whatever the variables are. */
function conditionsOf(
  directives: readonly DirectiveNode[] | undefined,
  outer: readonly Condition[],
): readonly Condition[] | null {
  if (!directives?.length) return outer;
  const conditions = new Map(outer.map((condition) => [keyOf([condition]), condition]));
  for (const { name, arguments: [argument] = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const expected = name.value === 'include';
    const value = argument?.value;
    if (value?.kind === Kind.BOOLEAN && value.value !== expected) return null;
    if (value?.kind !== Kind.VARIABLE) continue;
    const condition = { variable: value.name.value, expected };
    conditions.set(keyOf([condition]), condition);
  }
  return [...conditions.values()];
}

function keyOf(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '';
  return conditions
    .map(({ variable, expected }) => `${expected ? '' : '!'}${variable}`)
    .sort()
    .join();
}
