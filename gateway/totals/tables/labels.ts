import { isEnumType, type GraphQLSchema } from 'graphql';

/** A name in both languages. */
export interface Label {
  name: string;
  nameEn: string;
}

/** The labels of an enum's values as their descriptions have them: "Cờ thi đua. Emulation Flag." */
export function enumLabels(schema: GraphQLSchema, name: string): ReadonlyMap<string, Label> {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`Type "${name}" is not an enum of the schema`);
  return new Map(
    type.getValues().map(({ name: value, description }) => {
      const [, vietnamese = value, english = value] = /^(.+?)\. (.+?)\.?$/s.exec(description ?? '') ?? [];
      return [value, { name: vietnamese, nameEn: english }];
    }),
  );
}
