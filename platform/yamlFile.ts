import { isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** A file of the operator's cannot be used; the message names line, place and fix. */
export class YamlFileError extends Error {}

/** Something in a file that is not as expected. */
export interface YamlProblem {
  path: readonly PropertyKey[];
  message: string;
}

export interface YamlFile {
  /** What the file holds, as plain values. */
  content: unknown;
  /** An error that lists problems, each with its line. */
  error(problems: readonly YamlProblem[]): YamlFileError;
}

/** @throws YamlFileError if the text is no YAML */
export function readYamlFile(content: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw yamlFileError(
      file,
      document.errors.map((error) => `line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`),
    );
  }
  return {
    content: document.toJS(),
    error: (problems) =>
      yamlFileError(
        file,
        problems.map(
          ({ path, message }) => `line ${lineOf(document, lines, path)}: ${path.join('.')}: ${message}`,
        ),
      ),
  };
}

/** @throws YamlFileError if the text is no YAML, or not of the schema */
export function parseYamlFile<Schema extends z.ZodType>(
  content: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const yaml = readYamlFile(content, file);
  const result = schema.safeParse(yaml.content);
  if (!result.success) throw yaml.error(result.error.issues);
  return result.data;
}

export function yamlFileError(file: string, lines: readonly string[]): YamlFileError {
  return new YamlFileError([`"${file}" cannot be used`, ...lines.map((line) => `  ${line}`)].join('\n'));
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
