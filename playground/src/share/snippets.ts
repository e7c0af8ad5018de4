/** A question as the programs of others send it. */
export interface Request {
  /** Of `/graphql`. */
  url: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
  operationName: string | null;
  /** Whether the gateway wants to know who asks: the key itself is never written. */
  needsKey: boolean;
}

/** The variable of the environment that the key is read from. */
const keyVariable = 'CONGDOAN_KEY';

export function curlOf({ url, needsKey, ...body }: Request): string {
  return [
    `curl ${shellQuoted(url)} \\`,
    `  -H 'content-type: application/json' \\`,
    ...(needsKey ? [`  -H "authorization: Bearer $${keyVariable}" \\`] : []),
    `  --data-raw ${shellQuoted(bodyOf(body))}`,
    '',
  ].join('\n');
}

export function fetchOf({ url, needsKey, ...body }: Request): string {
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    `  method: 'POST',`,
    `  headers: {`,
    `    'content-type': 'application/json',`,
    ...(needsKey ? [`    authorization: \`Bearer \${process.env.${keyVariable}}\`,`] : []),
    `  },`,
    `  body: JSON.stringify(${bodyOf(body, 2).replaceAll('\n', '\n  ')}),`,
    `});`,
    `const { data, errors, extensions } = await response.json();`,
    `if (errors) throw new Error(errors[0].message);`,
    `console.log(JSON.stringify({ data, coverage: extensions?.coverage }, null, 2));`,
    '',
  ].join('\n');
}

/** With what comes with Python. */
export function pythonOf({ url, needsKey, ...body }: Request): string {
  return [
    'import json',
    ...(needsKey ? ['import os'] : []),
    'import urllib.request',
    '',
    // JSON texts are texts of Python too.
    `body = json.loads(${JSON.stringify(bodyOf(body))})`,
    `request = urllib.request.Request(`,
    `    ${JSON.stringify(url)},`,
    `    data=json.dumps(body).encode("utf-8"),`,
    `    headers={`,
    `        "content-type": "application/json",`,
    ...(needsKey ? [`        "authorization": "Bearer " + os.environ["${keyVariable}"],`] : []),
    `    },`,
    `)`,
    `with urllib.request.urlopen(request) as response:`,
    `    answer = json.load(response)`,
    `if answer.get("errors"):`,
    `    raise SystemExit(answer["errors"][0]["message"])`,
    `print(json.dumps(answer, ensure_ascii=False, indent=2))`,
    '',
  ].join('\n');
}

function bodyOf({ query, variables, operationName }: Omit<Request, 'url' | 'needsKey'>, indent = 0): string {
  return JSON.stringify({ query, variables, ...(operationName !== null && { operationName }) }, null, indent);
}

/** Nothing within single quotes means anything to a shell but the quote itself. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
