import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ImportError } from '../../../domain/problems';
import { unitLevels } from '../../../domain/facts';
import { firstYear, lastYear } from '../../../domain/years';
import { provinceTypes } from '../data/provinceTypes';

const id = z.string().min(1);
const day = z.iso.date();
const year = z.int().min(firstYear).max(lastYear);
const validity = { validFrom: day.nullable(), validTo: day.nullable() };

export const provincesSchema = z.array(
  z.strictObject({
    id,
    name: z.string().min(1),
    aliases: z.array(z.string()),
    type: z.enum(provinceTypes),
    codes: z.array(z.strictObject({ scheme: z.enum(['GSO', 'ISO']), code: z.string().min(1), ...validity })),
    ...validity,
    successor: id.nullable(),
  }),
);

export const dueDatesSchema = z.array(
  z.strictObject({
    level: z.enum(unitLevels),
    fromYear: year,
    yearsAfter: z.int().min(0).max(2),
    monthAndDay: z
      .string()
      .regex(/^\d\d-\d\d$/, 'Cần tháng và ngày, như 01-31. Expected a month and a day, such as 01-31'),
  }),
);

export type DueDatesFile = z.infer<typeof dueDatesSchema>;

/** The name below the data folder and the content of each JSON file of one folder, in the order of their names. */
export function jsonFiles(folder: string, below: string): [string, unknown][] {
  const names = readdirSync(join(folder, below)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const path = join(folder, below, name);
    const file = relative(folder, path);
    return [file, parseJson(readFileSync(path, 'utf8'), file)];
  });
}

/** @throws ImportError if it is no JSON */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ImportError(file, [{ place: 'file', message: `Không phải tệp JSON. It is not JSON: ${said}` }]);
  }
}
