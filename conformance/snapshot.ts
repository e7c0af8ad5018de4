import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Row } from './pathReader';
import type { Picture, Pictures } from './picture';

const yearSchema = z.object({
  tag: z.string().nullable(),
  revision: z.string().nullable(),
  updatedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  content: z.string().describe('SHA-256 of the report without the three above'),
});

/** What everybody was shown, so short that it can be kept: by who asked and by year. */
export const snapshotSchema = z.record(
  z.string(),
  z.object({ facts: z.string().describe('SHA-256 of all facts'), years: z.record(z.string(), yearSchema) }),
);

export type Snapshot = z.infer<typeof snapshotSchema>;
export type YearSnapshot = z.infer<typeof yearSchema>;

export function takeSnapshot({ all }: Pictures): Snapshot {
  return Object.fromEntries(all.map((picture) => [picture.viewer.name, snapshotOf(picture)]));
}

function snapshotOf({ reports, tags, data }: Picture): Snapshot[string] {
  const years = [...reports].flatMap(([year, report]): [string, YearSnapshot][] =>
    report === null ? [] : [[String(year), yearSnapshot(report, tags.get(year) ?? null)]],
  );
  return { facts: digest(data.facts.rows), years: Object.fromEntries(years) };
}

function yearSnapshot(
  { revision, updatedAt, receivedAt, ...content }: Row,
  tag: string | null,
): YearSnapshot {
  return {
    tag,
    revision: textOf(revision),
    updatedAt: textOf(updatedAt),
    receivedAt: textOf(receivedAt),
    content: digest(content),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
