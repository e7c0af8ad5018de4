/** A function of a profile. */
export interface Frame {
  functionName: string;
  url: string;
}

interface Phase {
  name: string;
  /** Of files, by their paths. */
  files: RegExp;
  /** Of these functions in them alone. */
  functions?: RegExp;
}

/** What becomes of a new operation, in its order. The first that fits a function is its phase, and that of all it calls. */
const phases: readonly Phase[] = [
  { name: 'parse', files: /graphql\/language\/parser/ },
  { name: 'validate', files: /graphql\/validation\// },
  { name: 'cost', files: /gateway\/access\/cost\// },
  { name: 'plan', files: /@apollo\/(query-planner|query-graphs|federation-internals)/ },
  { name: 'plan', files: /gateway\/planning\/(plannedOperation|places|planner|outline|ownership)/ },
  { name: 'register', files: /gateway\/(registerSubgraph|operation\/(directory|register))/ },
  { name: 'questions built', files: /question\/question\./, functions: /^(compileQuestion|compileFetch)$/ },
  { name: 'questions built', files: /platform\/provinces\/request/ },
  { name: 'parse answers', files: /platform\/provinces\/reply/ },
  { name: 'check answers', files: /platform\/provinces\/answer/ },
  {
    name: 'connect',
    files: /(gateway\/provinces\/connections|undici\/lib\/core\/connect)\./,
    functions: /^(open|connect)$/,
  },
  { name: 'connect', files: /node:net/, functions: /^(connect|internalConnect|afterConnect)/ },
  { name: 'send and receive', files: /(gateway\/provinces\/|node_modules\/undici\/|gatewayTokens\/|^wasm:)/ },
  { name: 'merge', files: /gateway\/planning\/(executePlan|responseTree|representations|completion)/ },
  { name: 'write', files: /platform\/(writtenData|compression)/ },
  { name: 'garbage', files: /^$/, functions: /^\(garbage collector\)$/ },
];

const restName = 'server and all else';

/** Null if the process waits. `above` is the phase of what called it. */
export function phaseOf({ functionName, url }: Frame, above: string | null): string | null {
  if (functionName === '(idle)') return null;
  const own = phases.find(
    ({ files, functions }) => files.test(url) && (functions === undefined || functions.test(functionName)),
  );
  return own?.name ?? above ?? restName;
}

export const phaseNames: readonly string[] = [...new Set(phases.map(({ name }) => name)), restName];
