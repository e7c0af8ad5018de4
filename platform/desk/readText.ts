import { mostRows, type WorkRow } from '../../domain/desk/rows';
import { AppError, ErrorCode } from '../../domain/errors';
import type { Catalogue } from '../../domain/catalogue';
import { readReport } from '../../domain/reading/readReport';
import { withoutNames } from '../../domain/reading/names';
import type { Lexicon } from '../../domain/reading/lexicon';
import type { LeftOut, Proposal, Reading, Span } from '../../domain/reading/reading';
import { readDocument } from '../documents/readDocument';

/** A text, and what rules say of its numbers. */
export interface ReadText {
  text: string;
  reading: Reading;
}

/** What a person at a desk has before them of a text. */
export interface TextRows {
  text: string;
  rows: WorkRow[];
  leftOut: LeftOut[];
  notUnderstood: Span[];
}

class TextTooLongError extends AppError {
  constructor(found: number, most: number) {
    super(
      ErrorCode.badUserInput,
      `Văn bản có ${found} số; mỗi báo cáo nhiều nhất ${most} số, hãy chia thành nhiều phần. ` +
        `The text has ${found} numbers; a report has at most ${most}, so split it`,
    );
  }
}

/** Characters that are read at once; a longer text would hold the service, and is read in a thread of its own. */
const mostAtOnce = 20_000;

/** @throws DocumentError if it is not read in time */
export async function readText(
  text: string,
  knowledge: { catalogue: Catalogue; lexicon: Lexicon },
): Promise<ReadText> {
  if (text.length <= mostAtOnce) return { text, reading: readReport(text, knowledge) };
  return readDocument('bao-cao.txt', Buffer.from(text));
}

/**
 * The numbers of a text, none of which is a fact before a person has accepted it. Names of persons are not kept: of the text
 * they are blacked out letter by letter, so that every place in it stays where it is.
 *
 * @throws TextTooLongError
 */
export function rowsOfText({ text, reading }: ReadText, year: number): TextRows {
  const { proposals, leftOut, notUnderstood } = reading;
  if (proposals.length > mostRows) throw new TextTooLongError(proposals.length, mostRows);
  return {
    text: withoutNames(text),
    rows: proposals.map((proposal, index) => rowOf(proposal, index, year)),
    leftOut,
    notUnderstood,
  };
}

function rowOf(proposal: Proposal, index: number, year: number): WorkRow {
  const { text, start, end, sentence, sureness, rule, awardKind, includedIn, ...said } = proposal;
  const { measure, value, atLeast, atMost, estimated, form, unit, programme, awardedBy, recipient, sector } =
    said;
  return {
    id: rowId(index),
    decision: 'OPEN',
    ...{ measure, value, atLeast, atMost, estimated, form, unit, programme, awardedBy, recipient, sector },
    year: said.year ?? year,
    kind: awardKind,
    includedIn: includedIn === null ? null : rowId(includedIn),
    place: { text, start, end, sentence, sureness, rule },
  };
}

const rowId = (index: number): string => `so-${index + 1}`;
