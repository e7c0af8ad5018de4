import { isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

/** Where each province's service answers, by province id. */
export type Endpoints = ReadonlyMap<string, string>;

/** provinces.yml cannot be used; the message names line, place and fix. */
export class ProvincesFileError extends Error {}

const provinceId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a province id such as "cao-bang"');
const endpoint = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });
const fileSchema = z.strictObject({
  provinces: z.record(provinceId, z.strictObject({ endpoint })),
});

/**
 * Reads the content of provinces.yml. `${NAME}` stands for a variable of the environment.
 *
 * @throws ProvincesFileError that lists every problem with its line
 */
export function parseProvincesFile(
  content: string,
  file: string,
  variables: Readonly<Record<string, string>>,
): Endpoints {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw problem(
      file,
      document.errors.map((error) => `line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`),
    );
  }
  const unknown = new Set<string>();
  const filled: unknown = JSON.parse(JSON.stringify(document.toJS()), (_key, value: unknown) =>
    typeof value === 'string' ? fillIn(value, variables, unknown) : value,
  );
  if (unknown.size > 0) {
    throw problem(
      file,
      [...unknown].map((name) => `variable ${name} is not set`),
    );
  }
  const result = fileSchema.safeParse(filled);
  if (!result.success) {
    throw problem(
      file,
      result.error.issues.map(
        ({ path, message }) => `line ${lineOf(document, lines, path)}: ${path.join('.')}: ${message}`,
      ),
    );
  }
  return new Map(Object.entries(result.data.provinces).map(([id, row]) => [id, row.endpoint]));
}

function problem(file: string, lines: string[]): ProvincesFileError {
  return new ProvincesFileError([`"${file}" cannot be used`, ...lines.map((line) => `  ${line}`)].join('\n'));
}

function fillIn(text: string, variables: Readonly<Record<string, string>>, unknown: Set<string>): string {
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name];
    if (value === undefined) unknown.add(name);
    return value ?? whole;
  });
}

/** The line of the deepest part of a path that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) || (node !== null && typeof node === 'object' && 'range' in node)) {
      const range = (node as { range?: [number, number, number] | null }).range;
      if (range) return lines.linePos(range[0]).line;
    }
  }
  return 1;
}
