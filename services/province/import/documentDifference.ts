import type { ReportDocument } from './documentInput';

export function sameDocument(a: ReportDocument | null, b: ReportDocument): boolean {
  return a !== null && documentLine(a) === documentLine(withKnownText(b, a));
}

/** A file that brings no text leaves the one that is known: corrected numbers are still those of the document. */
export function withKnownText(document: ReportDocument, before: ReportDocument | null): ReportDocument {
  const text = document.text ?? before?.text;
  return text === undefined ? document : { ...document, text };
}

/** Whether the document's facts count for another unit, or for other readers. */
export function countsOtherwise(a: ReportDocument, b: ReportDocument): boolean {
  return a.unit !== b.unit || a.status !== b.status || a.period !== b.period || a.kind !== b.kind;
}

function documentLine({
  file,
  title,
  url,
  sha256,
  publisher,
  publishedOn,
  eventOn,
  status,
  kind,
  unit,
  period,
  text,
}: ReportDocument): string {
  const fields = [
    file,
    title,
    url,
    sha256,
    publisher,
    publishedOn,
    eventOn,
    status,
    unit,
    period,
    text,
    kind,
  ];
  return JSON.stringify(fields.map((field) => field ?? null));
}
