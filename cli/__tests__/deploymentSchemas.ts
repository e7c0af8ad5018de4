import Ajv, { type ValidateFunction } from 'ajv';
import { read } from './projectFiles';

type SchemaName = 'compose-spec' | 'github-workflow' | 'kustomization';

const compiled = new Map<SchemaName, ValidateFunction>();

/** What a file of `deploy/schemas` says against a document; null if it says nothing. */
export function schemaErrors(name: SchemaName, document: unknown): unknown {
  const validate = compiled.get(name) ?? compile(name);
  compiled.set(name, validate);
  validate(document);
  return validate.errors;
}

function compile(name: SchemaName): ValidateFunction {
  // Ajv knows the draft that they are of by another address.
  const { $schema: _, ...schema } = JSON.parse(read(`deploy/schemas/${name}.json`)) as { $schema: string };
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}
