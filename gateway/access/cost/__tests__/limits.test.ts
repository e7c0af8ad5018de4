import { parse } from 'graphql';
import { LimitExceededError } from '../assertLimits';
import { roles, type Limits } from '../../../../domain/roles';
import { measureDocument } from '../measure';
import { createTextCheck } from '../texts';

const measure = (text: string) => measureDocument(parse(text));
const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;

describe('the measures of a text', () => {
  it('are its words and signs, depth, aliases and directives', () => {
    expect(measure('query ($x: Int @d) @d { a b: c(x: $x) { d @skip(if: true) { e } } }')).toEqual({
      fields: 4,
      tokens: 36,
      depth: 3,
      aliases: 1,
      directives: 3,
    });
  });

  it('follow fragments into their depth, and end in a circle of them', () => {
    const text = '{ a { ...F } } fragment F on T { b { ... { c { ...G } } } } fragment G on T { d { ...F } }';
    expect(measure(text).depth).toBe(4);
  });

  it('count the fields of fragments wherever they are written out', () => {
    const text =
      '{ a { ...F } b { ...F } } fragment F on T { c { ...G } d { ...G } } fragment G on T { x y }';
    const wide = `fragment G on T { ${'x '.repeat(100)} }`;
    expect(measure(text.replace(/fragment G.*/, wide)).tokens).toBe(2 + 2 * (2 + 2 * 100));
  });

  it('count a field that is asked for once more in the same place as an alias', () => {
    expect(measure('{ a a a b { a } }').aliases).toBe(2);
  });
});

describe('a text that is too large', () => {
  const limits: Limits = { ...roles.analyst.limits, tokens: 400, depth: 5, aliases: 3, directives: 2 };
  const assertText = createTextCheck();
  const check = (query: string) => () => assertText({ body: { query }, query: {} }, limits);

  it.each([
    [
      `{ ${'a '.repeat(500)} }`,
      'TOKEN_LIMIT_EXCEEDED',
      'The operation has more than 400 words and signs; send it in parts',
    ],
    [
      nested(6),
      'DEPTH_LIMIT_EXCEEDED',
      'The operation has 6 fields within fields, the limit is 5; ask for the inner ones by id',
    ],
    [
      '{ a: x b: x c: x d: x }',
      'ALIAS_LIMIT_EXCEEDED',
      'The operation has 4 fields asked for under another name or once more, the limit is 3; ask for several years or provinces by a list argument, or send it in parts',
    ],
    [
      '{ a @x @x @x }',
      'DIRECTIVE_LIMIT_EXCEEDED',
      'The operation has 3 directives, the limit is 2; send another text instead',
    ],
  ])('is refused with what it is and what is allowed: %.20s', (text, code, message) => {
    // Twice, since what is known of a text is kept.
    for (const attempt of [check(text), check(text)]) {
      let error: unknown = null;
      try {
        attempt();
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(LimitExceededError);
      expect(error).toMatchObject({ message, extensions: { code } });
    }
  });

  it('is measured by the limits of each caller, though another has sent it before', () => {
    const open = createTextCheck();
    const request = { body: undefined, query: { query: nested(6) } };
    expect(() => open(request, roles.analyst.limits)).not.toThrow();
    expect(() => open(request, limits)).toThrow('6 fields within fields');
    const long = { body: { query: `{ ${'a b '.repeat(3)} }` }, query: {} };
    expect(() => open(long, { ...limits, aliases: 9 })).not.toThrow();
    expect(() => open(long, { ...limits, aliases: 9, tokens: 5 })).toThrow('8 words and signs');
  });

  it('is left to where it is read if it is none', () => {
    expect(check('{ a')).not.toThrow();
    expect(() => assertText({ body: undefined, query: undefined }, limits)).not.toThrow();
  });
});
