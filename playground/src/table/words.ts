import { isEnumType, type GraphQLNamedType } from 'graphql';
import type { Text } from '../../../web/words/language';
import type { Selection } from './selection';

/** The words of a description of the schema, which begins with a Vietnamese name: `Đoàn viên. Members at …`. */
export function wordDescription(description: string | null | undefined, name: string): Text {
  const [, vi] = /^([^.]{1,60})\.(?:\s|$)/.exec(description?.trim() ?? '') ?? [];
  return { vi: vi ?? humanised(name), en: humanised(name) };
}

/** The words of each step from the top of an answer to what has that path; with its name in the query if that is another. */
export function wordPath(root: Selection, path: readonly string[]): Text {
  let at: Selection | undefined = root;
  const steps = path.map((step): Text => {
    at = at?.children.find(({ name }) => name === step);
    const words = wordDescription(at?.description, at?.field ?? step);
    return at === undefined || at.field === step
      ? words
      : { vi: `${words.vi} (${step})`, en: `${words.en} (${step})` };
  });
  return { vi: steps.map(({ vi }) => vi).join(' › '), en: steps.map(({ en }) => en).join(' › ') };
}

/** What the values of an enum are called; none of other types. */
export function enumTexts(type: GraphQLNamedType | null): ReadonlyMap<string, Text> | null {
  if (!isEnumType(type)) return null;
  return new Map(
    type.getValues().map(({ name, description }) => {
      const { vi } = wordDescription(description, name);
      const [, english = ''] = /^[^.]+\.\s+([^.]+)\./.exec(description?.trim() ?? '') ?? [];
      // A longer one explains it and is no name.
      return [name, { vi, en: english !== '' && english.length <= 40 ? english : humanised(name) }];
    }),
  );
}

/** `atLeast` as `at least`, `EMULATION_FLAG` as `emulation flag`. */
function humanised(name: string): string {
  const spaced = /[a-z]/.test(name) ? name.replace(/([a-z\d])([A-Z])/g, '$1 $2') : name.replaceAll('_', ' ');
  return spaced.toLowerCase();
}
