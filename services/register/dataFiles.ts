import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ImportError } from '../../domain/reports/reportFiles';
import { unitLevels } from '../../domain/facts';
import { firstYear, lastYear } from '../../domain/years';
import { provinceTypes } from './model';

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
const electionSchema = z.strictObject({ province: id, electedOn: day.nullable() });
export const clustersSchema = z.array(
  z.strictObject({
    id,
    name: z.string().min(1),
    seasons: z.array(
      z.strictObject({
        year,
        theme: z.string().min(1).nullable(),
        provinces: z.array(id).min(1),
        chair: electionSchema.nullable(),
        viceChair: electionSchema.nullable(),
      }),
    ),
  }),
);

export const dueDatesSchema = z.array(
  z.strictObject({
    level: z.enum(unitLevels),
    fromYear: year,
    yearsAfter: z.int().min(0).max(2),
    monthAndDay: z.string().regex(/^\d\d-\d\d$/, 'expected a month and a day such as 01-31'),
  }),
);

export type DueDatesFile = z.infer<typeof dueDatesSchema>;

export type ClustersFile = z.infer<typeof clustersSchema>;

/** The name below the data folder and the content of each JSON file of one folder, in the order of their names. */
export function jsonFiles(folder: string, below: string): [string, unknown][] {
  const names = readdirSync(join(folder, below)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const path = join(folder, below, name);
    const file = relative(folder, path);
    return [file, readJson(path, file)];
  });
}

export function readJson(path: string, file: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(file, [
      { place: 'file', message: error instanceof Error ? error.message : String(error) },
    ]);
  }
}
