import type { ConfigProblem } from './problem';

type Given = Readonly<Record<string, string>>;

/** Of each three all are set, or none. */
const together = [
  ['OIDC_ISSUER', 'OIDC_JWKS_URL', 'OIDC_AUDIENCE'],
  ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'TLS_CA_FILE'],
] as const;

/** Variables that are of no use without others. */
export function missingBeside(given: Given): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const names of together) {
    const missing = names.filter((name) => !(name in given));
    if (missing.length === names.length) continue;
    const others = names.join();
    const message = `cần cùng hai biến kia của ${others}. Expected with the other two of ${others}`;
    problems.push(...missing.map((variable) => ({ variable, message })));
  }
  for (const [variable, other] of needed(given)) {
    if (!(other in given) || variable in given) continue;
    problems.push({ variable, message: `cần cùng ${other}. Expected with ${other}` });
  }
  if ('WEBHOOK_URL' in given && !('WEBHOOK_SECRET' in given || 'WEBHOOK_SECRET_FILE' in given)) {
    const message =
      'cần cùng WEBHOOK_URL, hoặc WEBHOOK_SECRET_FILE. Expected with WEBHOOK_URL, or WEBHOOK_SECRET_FILE';
    problems.push({ variable: 'WEBHOOK_SECRET', message });
  }
  return problems;
}

/** Variables that another needs. */
function needed(given: Given): [variable: string, by: string][] {
  // A province's service alone has a desk to come back to, and no pages.
  const comesBackTo = 'DESK_PUBLIC_URL' in given ? 'DESK_PUBLIC_URL' : 'PUBLIC_URL';
  return [
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
    [comesBackTo, 'OIDC_CLIENT_ID'],
    ['OIDC_CLIENT_ID', 'DESK_PUBLIC_URL'],
    ['DESK_PUBLIC_URL', 'OIDC_HEAD_VALUE'],
  ];
}

/** Two variables for one thing: neither can be meant to be left out. */
export function contradictions(given: Given, known: object): ConfigProblem[] {
  return Object.keys(given).flatMap((variable) =>
    twinOf(variable, known)
      .filter((file) => /_FILE(_|$)/.test(file) && file in given)
      .map((file) => ({
        variable,
        message: `đã đặt cả ${file}; chỉ để lại một. ${file} is set too; keep one of them`,
      })),
  );
}

/** The other of two variables that say the same: `X` and `X_FILE`. */
function twinOf(variable: string, known: object): string[] {
  const ofProvince = /^(PROVINCE_(?:HEAD_)?TOKEN_)(FILE_)?(\w+)$/.exec(variable);
  if (ofProvince) {
    const [, start = '', file, ending = ''] = ofProvince;
    return [`${start}${file === undefined ? 'FILE_' : ''}${ending}`];
  }
  const plain = variable.replace(/_FILE$/, '');
  if (!(`${plain}_FILE` in known && plain in known)) return [];
  return [plain === variable ? `${variable}_FILE` : plain];
}

/** The environment with what a command line sets, which also takes the place of the variable that says the same otherwise. */
export function withFlags(environment: Given, flags: Given, known: object): Record<string, string> {
  const replaced = Object.keys(flags).flatMap((variable) => twinOf(variable, known));
  return { ...without(environment, replaced), ...flags };
}

export function without(given: Given, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
}
