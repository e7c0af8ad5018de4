/**
 * Writes schema/operations/manifest.json: every saved operation of that folder with its id, in the format of
 * `@apollo/persisted-query-lists`. It is the list of what anybody may run.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  Kind,
  OperationTypeNode,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { projectPath } from '../platform/paths';
import { readOperationFiles, type OperationFile } from './operationFiles';

export interface Manifest {
  format: 'apollo-persisted-query-manifest';
  version: 1;
  operations: { id: string; name: string; type: 'query'; body: string }[];
}

/** @throws with everything that keeps a file from being saved, each named by file */
export function createManifest(schema: GraphQLSchema, files: readonly OperationFile[]): Manifest {
  const problems: string[] = [];
  const operations = files.flatMap(([file, text]) => {
    try {
      const document = parse(text);
      const { name } = readOperation(document, schema);
      // Printed, so that comments and line breaks do not change the id.
      const body = print(document);
      return [{ id: createHash('sha256').update(body).digest('hex'), name, type: 'query' as const, body }];
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}`);
      return [];
    }
  });
  const names = operations.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of twice) problems.push(`Operation "${name}" stands in more than one file`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  operations.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

function readOperation(document: DocumentNode, schema: GraphQLSchema): { name: string } {
  const found = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = found;
  if (!operation || found.length > 1) throw new Error(`Expected one operation, got ${found.length}`);
  if (operation.operation !== OperationTypeNode.QUERY) {
    throw new Error(`Expected a query, got a ${operation.operation}`);
  }
  if (!operation.name) throw new Error('Expected a query with a name');
  const errors = validate(schema, document);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  assertNoIntrospection(document);
  return { name: operation.name.value };
}

/** Who may run saved operations only does not read the schema by one of them. */
function assertNoIntrospection(document: DocumentNode): void {
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') {
        throw new Error(`Expected no introspection, got "${name.value}"`);
      }
    },
  });
}

/** Writes the manifest, or only checks it; 0 if all is well, else 1. */
export function runOperations(check: boolean): number {
  const folder = projectPath('schema', 'operations');
  const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
  try {
    const content = `${JSON.stringify(createManifest(schema, readOperationFiles(folder)), null, 2)}\n`;
    return writeOrCheck(join(folder, 'manifest.json'), content, check);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

function writeOrCheck(file: string, content: string, check: boolean): number {
  if (!check) {
    writeFileSync(file, content);
    return 0;
  }
  if (readFileSync(file, 'utf8') === content) return 0;
  process.stderr.write(
    'schema/operations/manifest.json is not what the operations beside it give; run "npm run operations"\n',
  );
  return 1;
}
