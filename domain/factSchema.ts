import { z } from 'zod';
import { factFields, type FactField, type FactFieldName, type FactValues } from './factFields';
import { firstYear, lastYear } from './years';

/** In files, null and absent mean the same. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const id = z.string().min(1).max(200);
const schemaOf: Readonly<Record<Extract<FactField['holds'], string>, z.ZodType>> = {
  ID: id,
  UNIT: id,
  MEASURE: z.string(),
  PROGRAMME: z.string(),
  TEXT: z.string().min(1),
  YEAR: z.int().min(firstYear).max(lastYear),
  COUNT: z.int().min(0),
  FLAG: z.boolean(),
  QUANTITY: z.int().min(0),
};

type FactShape = { [Name in FactFieldName]-?: z.ZodType<FactValues[Name]> };

/** What each field of a fact has to be in JSON. */
export const factShape = Object.fromEntries(
  Object.entries(factFields).map(([name, field]) => [name, fieldSchema(field)]),
) as unknown as FactShape;

/** The same for some of the fields. */
export function shapeOf<Name extends FactFieldName>(names: readonly Name[]): Pick<FactShape, Name> {
  return Object.fromEntries(names.map((name) => [name, factShape[name]])) as unknown as Pick<FactShape, Name>;
}

function fieldSchema({ holds, presence }: FactField): z.ZodType {
  const schema = typeof holds === 'string' ? schemaOf[holds] : z.enum(holds);
  if (presence === 'REQUIRED') return schema;
  return presence === 'NULLABLE' ? schema.nullable() : optional(schema);
}
