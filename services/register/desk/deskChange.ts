import { z } from 'zod';
import type { Catalogue } from '../../../domain/catalogue';
import { factsOfRows } from '../../../domain/desk/factsOfRows';
import { mostRows, rowSchema } from '../../../domain/desk/rows';
import { mostText } from '../../../domain/excerpt';
import { emptyLineSchema, lineSchema } from '../../../domain/lineOfText';

const election = z.strictObject({ province: lineSchema(200), electedOn: z.iso.date().nullable() }).nullable();

/** What a person at the desk says of one year of a cluster; what it means is checked as an import is. */
export const deskChangeSchema = z.strictObject({
  cluster: z.strictObject({ id: emptyLineSchema(60), name: emptyLineSchema(300) }),
  season: z.strictObject({
    year: z.int(),
    theme: emptyLineSchema(1_000).nullable(),
    provinces: z.array(emptyLineSchema(200)).max(100),
    chair: election,
    viceChair: election,
    dueOn: z.iso.date().nullable(),
  }),
  /** Null if the year alone is changed. */
  report: z
    .strictObject({
      document: z.strictObject({
        id: emptyLineSchema(200),
        title: emptyLineSchema(500).nullable(),
        publisher: emptyLineSchema(500).nullable(),
        publishedOn: z.iso.date().nullable(),
        url: z.string().nullable(),
      }),
      replaces: emptyLineSchema(200).nullable(),
      text: z.string().max(mostText),
      rows: z.array(rowSchema).max(mostRows),
    })
    .nullable(),
});
export type DeskChange = z.infer<typeof deskChangeSchema>;

/** The same as a file that is imported. */
export function fileOf({ cluster, season, report }: DeskChange, catalogue: Catalogue): object {
  const key = `${cluster.id}:${season.year}`;
  const { name } = cluster;
  const clusters = [{ id: cluster.id, ...(name !== '' && { name }), seasons: [season] }];
  if (!report) return { clusters };
  const { document, rows, replaces } = report;
  const published = {
    season: key,
    replaces,
    document: { ...document, ...(report.text !== '' && { text: report.text }) },
    facts: factsOfRows(rows, { document: document.id, unit: key, catalogue }),
  };
  return { clusters, published: [published] };
}
