import { InvalidInputError } from '../domain/errors';
import { emptyLineSchema } from '../domain/lineOfText';
import type { Rule, RuleAnswers } from '../domain/rules';
import { loadRules } from './loadRules';

/**
 * What whoever imports says of the rules' findings.
 *
 * @param accept ids of rules, separated by commas
 * @throws InvalidInputError if a rule is not known, or no reason is given for what is accepted
 */
export function readAnswers(
  accept: string | undefined,
  reason: string | undefined,
  rules: readonly Rule[] = loadRules(),
): RuleAnswers {
  const ids = (accept ?? '').split(',').flatMap((id) => id.trim() || []);
  const known = rules.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new InvalidInputError(
      'accept',
      { vi: `một hay vài trong ${known.join(', ')}`, en: `some of ${known.join(', ')}` },
      unknown,
    );
  const said = readReason(reason);
  if (ids.length > 0 && said === '')
    throw new InvalidInputError('reason', { vi: 'lý do vẫn nạp', en: 'why they are accepted' }, reason);
  return { accept: ids, ...(said !== '' && { reason: said }) };
}

/** Why somebody changes something; empty if it is not said. @throws InvalidInputError if no history could show it */
export function readReason(given: string | undefined): string {
  const { data } = emptyLineSchema(mostReason).safeParse(given ?? '');
  if (data !== undefined) return data;
  throw new InvalidInputError(
    'reason',
    { vi: `nhiều nhất ${mostReason} ký tự`, en: `at most ${mostReason} characters` },
    given,
  );
}

const mostReason = 2_000;
