import { isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { inBothLanguages } from './zodMessages';

/** Something in a file that is not as expected. */
export interface YamlProblem {
  path: readonly PropertyKey[];
  message: string;
}

/** The same with its place, as it is told. */
export interface PlacedProblem {
  line: number;
  message: string;
}

/** A file of the operator's cannot be used; the message names line, place and fix. */
export class YamlFileError extends Error {
  constructor(
    file: string,
    readonly problems: readonly PlacedProblem[],
  ) {
    const lines = problems.map(({ line, message }) => `  line ${line}: ${message}`);
    super([`"${file}" cannot be used`, ...lines].join('\n'));
  }
}

export interface YamlFile {
  /** What the file holds, as plain values. */
  content: unknown;
  /** An error that lists problems, each with its line. */
  error(problems: readonly YamlProblem[]): YamlFileError;
  /** The same of what a schema refuses. */
  schemaError(error: z.ZodError): YamlFileError;
}

/** @throws YamlFileError if the text is no YAML */
export function readYamlFile(content: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new YamlFileError(
      file,
      document.errors.map(({ linePos, message }) => ({
        line: linePos?.[0].line ?? 1,
        message: `không phải YAML. Not YAML: ${message.split('\n')[0]}`,
      })),
    );
  }
  const place = ({ path, message }: YamlProblem): PlacedProblem => ({
    line: lineOf(document, lines, path),
    message: path.length === 0 ? message : `${path.join('.')}: ${message}`,
  });
  const error = (problems: readonly YamlProblem[]) => new YamlFileError(file, problems.map(place));
  return {
    content: document.toJS(),
    error,
    schemaError: ({ issues }) => error(issues.flatMap(problemsOf)),
  };
}

/** @throws YamlFileError if the text is no YAML, or not of the schema */
export function parseYamlFile<Schema extends z.ZodType>(
  content: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const yaml = readYamlFile(content, file);
  const result = schema.safeParse(yaml.content, { error: inBothLanguages });
  if (!result.success) throw yaml.schemaError(result.error);
  return result.data;
}

/** Of several keys that are not known each has its own line. */
function problemsOf(issue: z.core.$ZodIssue): YamlProblem[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }));
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
