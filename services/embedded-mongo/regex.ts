import { BSONRegExp } from 'bson';
import { CommandError, unsupported } from './errors';

const supportedOptions = /^[imsu]*$/;

/** A test of one value for `$regex`; only strings can pass. */
export function compileRegex(pattern: unknown, options: unknown): (value: unknown) => boolean {
  const flags = typeof options === 'string' ? options : '';
  if (pattern instanceof BSONRegExp) return regexTest(pattern.pattern, flags || pattern.options);
  if (typeof pattern === 'string') return regexTest(pattern, flags);
  throw new CommandError(2, '$regex has to be a string or a regular expression');
}

function regexTest(pattern: string, options: string): (value: unknown) => boolean {
  if (!supportedOptions.test(options)) throw unsupported(`The regular expression option "${options}"`);
  const flags = new Set(['u', ...options]);
  const regex = toRegExp(pattern, [...flags].join(''));
  return (value) => typeof value === 'string' && regex.test(value);
}

/** MongoDB matches by code point (PCRE with UTF), which in JavaScript is the strict `u` mode. */
function toRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(withoutNeedlessEscapes(pattern), flags);
  } catch (error) {
    throw new CommandError(51091, `Regular expression "${pattern}" is not valid here: ${String(error)}`);
  }
}

/** PCRE lets any punctuation be escaped, `u` mode only syntax: `\-` becomes `\x2d`. */
function withoutNeedlessEscapes(pattern: string): string {
  return pattern.replace(/\\(.)/gs, (escape, character: string) =>
    /[!-~ ]/.test(character) && !/[\w^$\\.*+?()[\]{}|/]/.test(character)
      ? `\\x${character.charCodeAt(0).toString(16)}`
      : escape,
  );
}
