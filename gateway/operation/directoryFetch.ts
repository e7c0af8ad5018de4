import {
  Kind,
  OperationTypeNode,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import type { DirectorySnapshot } from './directory';

/**
 * What a fetch asks of the register, read from the directory instead: which provinces exist, and what they are called. An
 * operation on one province would else wait for the register before it may ask the province.
 */
export type DirectoryFetch = (
  directory: DirectorySnapshot,
  variables: Variables,
) => Record<string, unknown> | null;

/** Null if the fetch asks for what only the register knows. What is read is null if the directory does not suffice. */
export function compileDirectoryFetch({ definitions }: DocumentNode): DirectoryFetch | null {
  const [operation, ...others] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null;
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const roots = fieldsOf(operation.selectionSet, 'Query')?.map(compileRoot);
  if (!roots?.every((root) => root !== null)) return null;
  return (directory, variables) => {
    const data: Record<string, unknown> = {};
    for (const { key, read } of roots) {
      const value = read(directory, variables);
      if (value === null) return null;
      data[key] = value;
    }
    return data;
  };
}

type Variables = Readonly<Record<string, unknown>>;

interface Root {
  key: string;
  /** Null if the directory does not suffice. */
  read(directory: DirectorySnapshot, variables: Variables): unknown;
}

function compileRoot(field: FieldNode): Root | null {
  const readProvince = field.selectionSet && compileProvince(field.selectionSet);
  if (!readProvince) return null;
  const key = keyOf(field);
  const [argument, ...others] = field.arguments ?? [];
  if (field.name.value === 'provinces' && !argument) {
    return { key, read: (directory) => provincesOfToday(directory).map((id) => readProvince(directory, id)) };
  }
  const idOf = argument && others.length === 0 ? compileId(argument) : null;
  if (field.name.value !== 'province' || !idOf) return null;
  return {
    key,
    read(directory, variables) {
      const id = idOf(variables);
      // There may be generations that the directory does not know: that there is none is for the register to say.
      return typeof id === 'string' && directory.provinces.has(id) ? readProvince(directory, id) : null;
    },
  };
}

/** In the order of the register. */
function provincesOfToday({ provinces }: DirectorySnapshot): string[] {
  return [...provinces].filter(([, { successor }]) => successor === null).map(([id]) => id);
}

function compileId({ name, value }: ArgumentNode): ((variables: Variables) => unknown) | null {
  if (name.value !== 'id') return null;
  if (value.kind === Kind.VARIABLE) return (variables) => variables[value.name.value];
  return value.kind === Kind.STRING ? () => value.value : null;
}

type ReadProvince = (directory: DirectorySnapshot, id: string) => Record<string, unknown>;

const readers: Readonly<Record<string, (directory: DirectorySnapshot, id: string) => unknown>> = {
  __typename: () => 'Province',
  id: (_directory, id) => id,
  name: ({ names }, id) => names.get(id),
  validFrom: ({ provinces }, id) => provinces.get(id)?.validFrom ?? null,
  validTo: ({ provinces }, id) => provinces.get(id)?.validTo ?? null,
};

function compileProvince(set: SelectionSetNode): ReadProvince | null {
  const fields = fieldsOf(set, 'Province')?.map((field) => ({
    key: keyOf(field),
    read: Object.hasOwn(readers, field.name.value) ? readers[field.name.value] : undefined,
  }));
  if (!fields?.every(({ read }) => read)) return null;
  return (directory, id) => {
    const province: Record<string, unknown> = {};
    for (const { key, read } of fields) province[key] = read?.(directory, id);
    return province;
  };
}

/** Those of inline fragments on the same type included; null if there is anything else. */
function fieldsOf({ selections }: SelectionSetNode, typeName: string): FieldNode[] | null {
  const fields = selections.map((node): FieldNode[] | null => {
    if (node.directives?.length) return null;
    if (node.kind === Kind.FIELD) return [node];
    const condition =
      node.kind === Kind.INLINE_FRAGMENT ? (node.typeCondition?.name.value ?? typeName) : null;
    return condition === typeName && node.kind === Kind.INLINE_FRAGMENT
      ? fieldsOf(node.selectionSet, typeName)
      : null;
  });
  return fields.every((found) => found !== null) ? fields.flat() : null;
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
