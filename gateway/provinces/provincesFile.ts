import { z } from 'zod';
import { mergeSettings, settingsSchema, type EndpointSettings } from './settings';
import { readYamlFile, yamlFileError, type YamlProblem } from './yamlFile';

/** Where a province's service answers, and how it is treated. */
export interface Endpoint {
  url: string;
  settings: EndpointSettings;
}

/** By province id; several provinces may share an endpoint. */
export type Endpoints = ReadonlyMap<string, Endpoint>;

const provinceId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a province id such as "cao-bang"');
const url = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });
const fileSchema = z.strictObject({
  settings: settingsSchema.optional(),
  provinces: z.record(provinceId, z.strictObject({ endpoint: url, settings: settingsSchema.optional() })),
});

/**
 * Reads the content of provinces.yml. `${NAME}` stands for a variable of the environment.
 *
 * @throws YamlFileError that lists every problem with its line
 */
export function parseProvincesFile(
  content: string,
  file: string,
  variables: Readonly<Record<string, string>>,
): Endpoints {
  const yaml = readYamlFile(content, file);
  const unknown = new Set<string>();
  const filled = fillIn(yaml.content, variables, unknown);
  if (unknown.size > 0)
    throw yamlFileError(
      file,
      [...unknown].map((name) => `variable ${name} is not set`),
    );
  const result = fileSchema.safeParse(filled);
  if (!result.success) throw yaml.error(result.error.issues);

  const endpoints = new Map(
    Object.entries(result.data.provinces).map(([id, row]) => [
      id,
      { url: row.endpoint, settings: mergeSettings(result.data.settings, row.settings) },
    ]),
  );
  const disagreements = disagreeingSettings(endpoints);
  if (disagreements.length > 0) throw yaml.error(disagreements);
  return endpoints;
}

/** One endpoint has one pool and one breaker, so the provinces that share it must want the same. */
function disagreeingSettings(endpoints: Endpoints): YamlProblem[] {
  const first = new Map<string, string>();
  return [...endpoints].flatMap(([id, endpoint]) => {
    const other = first.get(endpoint.url) ?? id;
    first.set(endpoint.url, other);
    if (JSON.stringify(endpoints.get(other)?.settings) === JSON.stringify(endpoint.settings)) return [];
    return [
      {
        path: ['provinces', id, 'settings'],
        message: `expected those of "${other}", which shares the endpoint`,
      },
    ];
  });
}

function fillIn(value: unknown, variables: Readonly<Record<string, string>>, unknown: Set<string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
      const filled = variables[name];
      if (filled === undefined) unknown.add(name);
      return filled ?? whole;
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => fillIn(item, variables, unknown));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillIn(item, variables, unknown)]),
  );
}
