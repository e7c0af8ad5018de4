import { membershipMeasures, welfareMeasures } from './generated/measures';

type Measured<Measure extends string, Number> = Readonly<Record<Measure, Number | null>>;

/** `Figures` of the API, whatever of its numbers was asked for. */
export interface ReadableFigures<Number> {
  membership: Measured<(typeof membershipMeasures)[number], Number> & {
    unionsBySector: readonly { sector: string; unions: Number }[];
  };
  awards: {
    total: Number | null;
    byKind: readonly { kind: string; awardedBy: string | null; recipient: string | null; count: Number }[];
  };
  welfare: Measured<(typeof welfareMeasures)[number], Number> & {
    byProgramme: readonly ({ programme: string } & Measured<(typeof welfareMeasures)[number], Number>)[];
  };
  activities: readonly { measure: string; quantity: Number }[];
}

/** One number of each body: a measure, or a part of it. */
export interface FigureLine<Number> {
  measure: string;
  /** Null: the reports do not state it; absent: all together. */
  kind?: string | null;
  awardedBy?: string | null;
  recipient?: string | null;
  programme?: string;
  sector?: string;
  read(figures: ReadableFigures<Number>): Number | null;
}

type All<Number> = readonly (ReadableFigures<Number> | null)[];

/** Members and unions; the unions by sector stand right below the unions that they are parts of. */
export function membershipLines<Number>(all: All<Number>): FigureLine<Number>[] {
  const sectors = distinct(
    present(all).flatMap(({ membership }) => membership.unionsBySector.map(({ sector }) => sector)),
  );
  const bySector = sectors.map((sector): FigureLine<Number> => ({
    measure: 'unions',
    sector,
    read: ({ membership }) => membership.unionsBySector.find((row) => row.sector === sector)?.unions ?? null,
  }));
  return membershipMeasures.flatMap((measure): FigureLine<Number>[] => [
    { measure, read: ({ membership }) => membership[measure] },
    ...(measure === 'unions' ? bySector : []),
  ]);
}

const bodies = ['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION', null];

/** All awards, then each kind and recipient by the body that gave them. */
export function awardLines<Number>(all: All<Number>): FigureLine<Number>[] {
  const rows = present(all).flatMap(({ awards }) => awards.byKind);
  const once = [...new Map(rows.map((row) => [keyOf(row), row])).values()].sort(
    (a, b) => bodies.indexOf(a.awardedBy) - bodies.indexOf(b.awardedBy),
  );
  return [
    { measure: 'awards', read: ({ awards }) => awards.total },
    ...once.map(({ kind, awardedBy, recipient }) => ({
      measure: 'awards',
      kind,
      awardedBy,
      recipient,
      read: ({ awards }: ReadableFigures<Number>) =>
        awards.byKind.find((row) => keyOf(row) === keyOf({ kind, awardedBy, recipient }))?.count ?? null,
    })),
  ];
}

function keyOf(row: { kind: string; awardedBy: string | null; recipient: string | null }): string {
  return [row.kind, row.awardedBy, row.recipient].join(' ');
}

/** Each measure of welfare as a whole, then by programme. */
export function welfareLines<Number>(all: All<Number>): FigureLine<Number>[] {
  const figures = present(all);
  const programmes = distinct(
    figures.flatMap(({ welfare }) => welfare.byProgramme.map((row) => row.programme)),
  );
  return welfareMeasures.flatMap((measure) => {
    const ofProgramme = (programme: string): FigureLine<Number> => ({
      measure,
      programme,
      read: ({ welfare }) =>
        welfare.byProgramme.find((row) => row.programme === programme)?.[measure] ?? null,
    });
    const lines: FigureLine<Number>[] = [
      { measure, read: ({ welfare }) => welfare[measure] },
      ...programmes.map(ofProgramme),
    ];
    return lines.filter(({ read }) => figures.some((row) => read(row) !== null));
  });
}

/** Every further measure that anybody reported. */
export function activityLines<Number>(all: All<Number>): FigureLine<Number>[] {
  const measures = distinct(
    present(all).flatMap(({ activities }) => activities.map(({ measure }) => measure)),
  );
  return measures.map((measure) => ({
    measure,
    read: ({ activities }) => activities.find((row) => row.measure === measure)?.quantity ?? null,
  }));
}

function present<Number>(all: All<Number>): ReadableFigures<Number>[] {
  return all.filter((figures) => figures !== null);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
