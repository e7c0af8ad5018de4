import { z } from 'zod';
import { getOrCreate } from '../../domain/getOrCreate';
import { readYamlFile, type YamlProblem } from '../yamlFile';
import { inBothLanguages } from '../zodMessages';

/** Where a province's service answers, and how it is treated. */
export interface Endpoint {
  url: string;
  settings: EndpointSettings;
}

/** By province id; provinces that share an endpoint have the same object. */
export type Endpoints = ReadonlyMap<string, Endpoint>;

const whole = (least: number, most: number) => z.int().min(least).max(most);

/** How one endpoint is treated; every field may stand in provinces.yml, for all provinces and for one. */
const settingsSchema = z.strictObject({
  timeoutMillis: whole(1, 60_000).optional(),
  connections: whole(1, 1_000).optional(),
  concurrency: whole(1, 10_000).optional(),
  queue: whole(0, 100_000).optional(),
  maxResponseBytes: whole(1_024, 1_073_741_824).optional(),
  breakerFailures: whole(1, 1_000).optional(),
  breakerWindowMillis: whole(100, 600_000).optional(),
  breakerOpenMillis: whole(10, 600_000).optional(),
});

export type GivenSettings = z.infer<typeof settingsSchema>;

export interface EndpointSettings {
  /** Bounds one request from its first try to the last byte of its answer, milliseconds. */
  timeoutMillis: number;
  /** Connections kept to the endpoint. */
  connections: number;
  /** Requests under way at once; more wait. */
  concurrency: number;
  /** Requests that may wait; more are turned away at once. */
  queue: number;
  /** Size of an answer, bytes after decompression. */
  maxResponseBytes: number;
  /** Failures within the window, with more than half of the requests, that stop further ones. */
  breakerFailures: number;
  breakerWindowMillis: number;
  /** How long nothing is sent before one request tries again. */
  breakerOpenMillis: number;
}

/**
 * - 3 s: a report is one indexed read; a service that needs longer is not well, and the operation has 5 s in all.
 * - 16 requests, each on a connection of its own, 64 waiting: one gateway replica must not be what brings a small server
 *   down.
 * - 4 MB: a page of 500 facts is below 1 MB; reading an answer holds up everybody else's.
 * - 5 failures in 10 s open the breaker for 5 s: a dashboard's second try already gets the last known figures at once,
 *   and a province that is back is asked again within 5 s.
 */
export const defaultSettings: EndpointSettings = Object.freeze({
  timeoutMillis: 3_000,
  connections: 16,
  concurrency: 16,
  queue: 64,
  maxResponseBytes: 4 * 1024 * 1024,
  breakerFailures: 5,
  breakerWindowMillis: 10_000,
  breakerOpenMillis: 5_000,
});

/** Later ones win. */
function mergeSettings(...given: (GivenSettings | undefined)[]): EndpointSettings {
  return Object.assign({}, defaultSettings, ...given) as EndpointSettings;
}

const provinceId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'cần một mã tỉnh như "cao-bang". Expected a province id such as "cao-bang"',
  );
const url = z.url({
  protocol: /^https?$/,
  error: 'cần một địa chỉ http hoặc https. Expected an http or https URL',
});
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
  if (yaml.content === null) throw yaml.error([{ path: [], message: emptyFile }]);
  const unknown: YamlProblem[] = [];
  const filled = fillIn(yaml.content, variables, unknown);
  if (unknown.length > 0) throw yaml.error(unknown);
  const result = fileSchema.safeParse(filled, { error: inBothLanguages });
  if (!result.success) throw yaml.schemaError(result.error);

  const endpoints = new Map(
    Object.entries(result.data.provinces).map(([id, row]) => [
      id,
      { url: row.endpoint, settings: mergeSettings(result.data.settings, row.settings) },
    ]),
  );
  const disagreements = disagreeingSettings(endpoints);
  if (disagreements.length > 0) throw yaml.error(disagreements);
  return shared(endpoints);
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
        message: `cần như của "${other}", tỉnh có cùng địa chỉ. Expected those of "${other}", which shares the endpoint`,
      },
    ];
  });
}

/** Provinces that share an endpoint have the same object. */
function shared(endpoints: Endpoints): Endpoints {
  const byUrl = new Map<string, Endpoint>();
  return new Map(
    [...endpoints].map(([id, endpoint]) => [id, getOrCreate(byUrl, endpoint.url, () => endpoint)]),
  );
}

const emptyFile =
  'tệp trống; cần "provinces:" và một dòng cho mỗi tỉnh, hoặc "provinces: {}". ' +
  'The file is empty; expected "provinces:" and a line for each province, or "provinces: {}"';

/** Notes each variable that is not set, with the place that names it. */
function fillIn(
  value: unknown,
  variables: Readonly<Record<string, string>>,
  unknown: YamlProblem[],
  path: readonly PropertyKey[] = [],
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
      const filled = variables[name];
      if (filled === undefined) {
        unknown.push({ path, message: `chưa đặt biến ${name}. Variable ${name} is not set` });
      }
      return filled ?? whole;
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) => fillIn(item, variables, unknown, [...path, index]));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillIn(item, variables, unknown, [...path, key])]),
  );
}
