import { z } from 'zod';
import { awardingBodies, awardKinds, factForms, recipientTypes, sectors } from '../facts';
import { surenesses } from '../reading/reading';
import { firstYear, lastYear } from '../years';

/** What a person at the desk says of a number that was read out of a text. */
const decisions = ['OPEN', 'ACCEPTED', 'REJECTED'] as const;

const text = (most: number) => z.string().trim().max(most);
const quantity = z.number().nonnegative().nullable();

/** A report of more numbers comes in parts: who checks each of them has no use for more on one page. */
export const mostRows = 2_000;

/** One number of a report: as it was proposed, or as a person has put it right. */
export const rowSchema = z.strictObject({
  id: text(40).min(1),
  decision: z.enum(decisions),
  /** Empty while nobody has said what it counts. */
  measure: text(60),
  value: quantity,
  atLeast: z.number().nonnegative(),
  atMost: quantity,
  estimated: z.boolean(),
  form: z.enum(factForms),
  year: z.int().min(firstYear).max(lastYear),
  /** As a report names it; null if it is the unit that reports. */
  unit: text(300).nullable(),
  programme: text(200).nullable(),
  kind: z.enum(awardKinds).nullable(),
  awardedBy: z.enum(awardingBodies).nullable(),
  recipient: z.enum(recipientTypes).nullable(),
  sector: z.enum(sectors).nullable(),
  /** Id of the row whose number contains this one. */
  includedIn: text(40).nullable(),
  /** Where it stands in the text; null if a person has added it. */
  place: z
    .strictObject({
      text: z.string().max(200),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      sentence: z.string().max(5_000),
      sureness: z.enum(surenesses),
      rule: z.string().max(100),
    })
    .nullable(),
});
export type WorkRow = z.infer<typeof rowSchema>;
