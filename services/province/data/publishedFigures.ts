import type { FiguresRecord, PublishedFigures, PublishedStamp } from './model';

/** The figures for readers who see no drafts. */
export function publishedFigures(row: Pick<FiguresRecord, 'cells' | 'documents' | 'coverage' | 'published'>): PublishedFigures | null {
  return row.published === undefined ? row : row.published;
}

export function publishedAs(row: FiguresRecord): PublishedStamp {
  const { publishedAs: stamp, since, updatedAt, receivedAt } = row;
  return stamp ?? { revision: since, updatedAt, receivedAt };
}

