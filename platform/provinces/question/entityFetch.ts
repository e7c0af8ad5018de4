import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { newVariableName } from './documents';

/** An entity fetch: the operation, and its one root field. */
export interface EntityFetch {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  root: FieldNode;
}

/** Null if the document is none. */
export function readFetch(document: DocumentNode): EntityFetch | null {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [root, ...others] = operation?.selectionSet.selections ?? [];
  const isFetch =
    operation?.operation === OperationTypeNode.QUERY && others.length === 0 && isEntitiesField(root);
  return isFetch ? { document, operation, root } : null;
}

/** Services give entities of provinces alone; of units they are asked as below. */
export function withoutUnits(fetch: EntityFetch): DocumentNode {
  const selections = selectionsOf(fetch);
  return selections.some(isOnUnit)
    ? withSelections(
        fetch,
        selections.filter((node) => !isOnUnit(node)),
      )
    : fetch.document;
}

/** The key of the unit in an entity of its province. */
export const unitKey = 'unit';

/** What is asked of a unit, as a question to its province; the unit's id is a variable. */
export function asProvinceFetch(fetch: EntityFetch): { document: DocumentNode; unitVariable: string } {
  const unitVariable = newVariableName(fetch.document, 'unit');
  const definition: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: nameOf(unitVariable) },
    type: { kind: Kind.NON_NULL_TYPE, type: namedType('ID') },
  };
  const unit: FieldNode = {
    kind: Kind.FIELD,
    name: nameOf(unitKey),
    arguments: [{ kind: Kind.ARGUMENT, name: nameOf('id'), value: definition.variable }],
    selectionSet: selectionSetOf(selectionsOf(fetch).filter(isOnUnit)),
  };
  const ofProvince: SelectionNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: namedType('Province'),
    selectionSet: selectionSetOf([unit]),
  };
  return { document: withSelections(fetch, [ofProvince], [definition]), unitVariable };
}

function isEntitiesField(node: unknown): node is FieldNode {
  return (
    (node as FieldNode | undefined)?.kind === Kind.FIELD && (node as FieldNode).name.value === '_entities'
  );
}

function selectionsOf({ root }: EntityFetch): readonly SelectionNode[] {
  return root.selectionSet?.selections ?? [];
}

function isOnUnit(node: SelectionNode): boolean {
  return node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === 'Unit';
}

function withSelections(
  { document, operation, root }: EntityFetch,
  selections: readonly SelectionNode[],
  added: readonly VariableDefinitionNode[] = [],
): DocumentNode {
  const changed: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...added],
    selectionSet: selectionSetOf([{ ...root, selectionSet: selectionSetOf(selections) }]),
  };
  return {
    ...document,
    definitions: document.definitions.map((definition) => (definition === operation ? changed : definition)),
  };
}

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function namedType(name: string) {
  return { kind: Kind.NAMED_TYPE, name: nameOf(name) } as const;
}

function nameOf(value: string) {
  return { kind: Kind.NAME, value } as const;
}
