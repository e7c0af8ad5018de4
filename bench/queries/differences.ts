import type { ReferenceAnswer } from './reference';

export interface GatewayAnswer {
  status: number;
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** What is different in an answer of the gateway from the right one; nothing if they are the same. */
export function differencesOf(answer: GatewayAnswer, right: ReferenceAnswer): string[] {
  if (isRefused(right)) return refusalDifferences(answer);
  if (answer.status !== 200) return [`status ${answer.status} ${JSON.stringify(answer.errors)}`];
  const { coverage = noCoverage, ...extensions } = answer.extensions ?? {};
  const data = [answer.data ?? null, plain(right.data ?? null)] as const;
  const errors = plain(right.errors ?? []) as Errors;
  return [
    ...differ('data', ...data),
    ...differ('errors', errorsOf(answer.errors ?? [], data[0]), errorsOf(errors, data[1])),
    // What is below a place that an error has made null may have been asked, or not.
    ...(errors.every(isGap) ? differ('coverage', coverage, plain(right.coverage)) : []),
    ...Object.keys(extensions)
      .filter((name) => name !== 'cost')
      .map((name) => `extensions.${name}`),
  ];
}

/** Whether the gateway says that the operation does not fit the schema. */
export function isInvalid({ status, errors = [] }: GatewayAnswer): boolean {
  return status === 400 && errors.every(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED');
}

/** Whether an operation does not even begin, since its variables cannot be read. */
export function isRefused({ data }: ReferenceAnswer): boolean {
  return data === undefined;
}

function refusalDifferences({ status, data, errors = [], extensions }: GatewayAnswer): string[] {
  const isRight = status === 400 && data === undefined;
  const codes = errors.map((error) => error.extensions?.code);
  return isRight && codes.length > 0 && codes.every((code) => code === 'BAD_USER_INPUT')
    ? []
    : [`Expected to be refused, got ${status} ${JSON.stringify({ data, errors, extensions })}`];
}

type Errors = NonNullable<GatewayAnswer['errors']>;

const noCoverage = { asked: 0, answered: 0, stale: [], missing: [] };

function isGap({ extensions }: Errors[number]): boolean {
  return extensions?.code === 'PROVINCE_UNAVAILABLE';
}

function differ(what: string, got: unknown, right: unknown): string[] {
  // As text: the fields of an answer are in the order in which they were asked for.
  return JSON.stringify(withoutNow(got)) === JSON.stringify(withoutNow(right))
    ? []
    : [`${what}\n    got   ${JSON.stringify(got)}\n    right ${JSON.stringify(right)}`];
}

/** As it travels. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Places and codes. One failure may be told by several fetches; of those that make the same place above them null, any
 * may be told.
 */
function errorsOf(errors: Errors, data: unknown): string[] {
  const told = errors.flatMap((error) => {
    const { path = [], extensions } = error;
    const code = typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR';
    const { place, value } = firstNull(path, data);
    // A province that another error has made null may have been asked, or not.
    if (isGap(error) && value === null) return [];
    return place.length < path.length ? `below ${place.join('.')}` : `${path.join('.')} ${code}`;
  });
  return [...new Set(told)].sort();
}

/** The first null on the way; or what is at its end. */
function firstNull(path: readonly (string | number)[], data: unknown) {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return { place: path.slice(0, depth), value };
    value = (value as Record<string | number, unknown>)[key];
  }
  return { place: path, value };
}

const nowMillis = 60 * 60_000;

/** When an answer was given is not the same in two. */
function withoutNow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNow);
  if (typeof value === 'object' && value !== null) {
    return { fields: Object.entries(value).map(([name, below]) => [name, withoutNow(below)]) };
  }
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  return Math.abs(Date.parse(value) - Date.now()) < nowMillis ? 'now' : value;
}
