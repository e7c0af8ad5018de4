import { printParseErrorCode, visit } from 'jsonc-parser';
import { ImportError, quoteValue } from '../../../domain/problems';

/** Rows of facts are two or three deep; what is much deeper would fill the stack. */
const deepest = 100;
const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/**
 * Reads a JSON text. A key that stands twice in an object is refused, since one of the two numbers would be lost.
 *
 * @throws ImportError with the line
 */
export function readJsonText(text: string, name: string): unknown {
  const root: unknown[] = [];
  const open: (unknown[] | Record<string, unknown>)[] = [root];
  let key = '';
  const refuse = (line: number, message: string): never => {
    throw new ImportError(name, [{ place: `line ${line + 1}`, message }]);
  };
  const put = (value: unknown) => {
    const holder = open.at(-1);
    if (Array.isArray(holder)) holder.push(value);
    else if (holder) holder[key] = value;
  };
  const begin = (holder: unknown[] | Record<string, unknown>, line: number) => {
    if (open.length > deepest) refuse(line, `Expected at most ${deepest} brackets inside each other`);
    put(holder);
    open.push(holder);
  };
  visit(
    text,
    {
      // Without a prototype "__proto__" is a key like any other.
      onObjectBegin: (_offset, _length, line) => begin(Object.create(null) as Record<string, unknown>, line),
      onArrayBegin: (_offset, _length, line) => begin([], line),
      onObjectEnd: () => void open.pop(),
      onArrayEnd: () => void open.pop(),
      onObjectProperty(property, _offset, _length, line) {
        key = property;
        if (property in (open.at(-1) ?? {})) {
          refuse(line, `Expected each key once in an object, got ${quoteValue(property)} twice`);
        }
      },
      onLiteralValue: put,
      onError(code, offset, _length, line) {
        if (offset >= text.trimEnd().length) {
          refuse(line, 'Expected the end of the JSON text, got the end of the file');
        }
        const got = quoteValue(text.slice(offset, offset + 20));
        refuse(line, `Expected JSON, got ${got} (${printParseErrorCode(code)})`);
      },
    },
    strict,
  );
  return root[0];
}
