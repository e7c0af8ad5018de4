/** What a number of awards is of; null or absent is not stated. */
export interface AwardPlace {
  kind?: string | null | undefined;
  awardedBy?: string | null | undefined;
  recipient?: string | null | undefined;
}

/** Whether a number of awards is for collectives and persons together: no other of its kind and body is published. */
export function isForAllRecipients(row: AwardPlace, published: readonly AwardPlace[]): boolean {
  return (
    row.kind != null &&
    row.recipient == null &&
    !published.some((other) => other !== row && isSameAward(other, row))
  );
}

function isSameAward(a: AwardPlace, b: AwardPlace): boolean {
  return a.kind === b.kind && (a.awardedBy ?? null) === (b.awardedBy ?? null);
}
