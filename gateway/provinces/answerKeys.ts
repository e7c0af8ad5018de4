import { getOrCreate } from '../../domain/getOrCreate';
import type { Visibility } from '../../domain/roles';
import type { Question } from '../../platform/provinces/question/question';

type AnswerKeys = (province: string, visibility: Visibility) => string;

/** Found again, since the same texts are looked for again and again. */
const known = new WeakMap<Question, AnswerKeys>();

/** The keys of answers to a question, by province and who may see them. */
export function answerKeys(question: Question): AnswerKeys {
  return getOrCreate(known, question, () => createAnswerKeys(question));
}

/** Written without a function for each province: every answer of every operation passes here. */
function createAnswerKeys({ key }: Question): AnswerKeys {
  const written = new Map<Visibility, Map<string, string>>();
  return (province, visibility) => {
    const ofVisibility = written.get(visibility) ?? new Map<string, string>();
    if (ofVisibility.size === 0) written.set(visibility, ofVisibility);
    const before = ofVisibility.get(province);
    if (before !== undefined) return before;
    const text = `${province}|${visibility}|${key}`;
    ofVisibility.set(province, text);
    return text;
  };
}
