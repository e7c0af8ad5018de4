import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { killAll } from '../operations/process';
import { print, seconds } from '../print';
import { faults, type Fault } from './faults';
import { totalsWithoutRegister } from './latency';
import { ask, importMembers, until, type Outcome } from './promises';
import { roleNames, startSystem, type Role, type RoleName, type System } from './system';

/**
 * Every fault happens to every role in turn: gateway, register, province, Redis and the database, each in a process of its
 * own. While it lasts, each answer is the right number, an earlier one that says so, or a gap with its reason; afterwards all
 * is as before without a restart, and every import that was acknowledged is there. Ends with status 1 if not.
 */

const recoveryMillis = 60_000;
/** Of each fault in a quick run, which is for before a change is taken: the whole one stops each role for half a minute. */
const quickMillis = 1_500;
const quickFaults = ['kill -9', 'SIGSTOP', 'full disk'];
/** A database that hangs is given up within it. */
const mostImportMillis = 10_000;
/** `max-age` of a province's answers, and a second for the question behind the first one after it. */
const shownMillis = 31_000;
/** An analyst's share of a minute is not what is tried here. */
const betweenQuestionsMillis = 100;

/** The numbers that may be answered: what was acknowledged last, and what may have been taken since. */
interface Known {
  possible: number[];
  /** All that was possible before: an answer that says that it is an earlier one may be any of it. */
  earlier: number[];
  /** What could be answered until each import was acknowledged. */
  before: { values: number[]; acknowledgedAt: number }[];
  next: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      roles: { type: 'string', default: roleNames.join(',') },
      faults: { type: 'string' },
      seconds: { type: 'string', default: '6' },
      stopped: { type: 'string', default: '30' },
      quick: { type: 'boolean', default: false },
    },
  });
  const startedAt = performance.now();
  const names = values.faults?.split(',') ?? (values.quick ? quickFaults : faults.map(({ name }) => name));
  const millisOf = ({ isLong = false }: Fault) =>
    values.quick ? quickMillis : Number(isLong ? values.stopped : values.seconds) * 1_000;
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  chmodSync(folder, 0o755);
  process.once('exit', killAll);
  const system = await startSystem(folder);
  const known: Known = { possible: [], earlier: [], before: [], next: 1_000 };
  let broken = 0;
  let tried = 0;
  try {
    await importNext(system, known);
    const isLatencyTried = !values.quick && values.roles.split(',').includes('register');
    if (isLatencyTried && !(await totalsWithoutRegister(system))) broken += 1;
    for (const name of roleNames.filter((each) => values.roles.split(',').includes(each))) {
      for (const fault of faults.filter((each) => names.includes(each.name))) {
        const problems = await tryFault(system, known, roleOf(system, name), fault, millisOf(fault));
        if (problems === null) continue;
        tried += 1;
        if (problems.length > 0) broken += 1;
      }
    }
  } finally {
    await system.stop();
    if (broken > 0) print(`The logs are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  print(`${tried} faults tried, ${tried - broken} held, after ${seconds(startedAt)}`);
  return broken === 0 ? 0 : 1;
}

function roleOf({ roles }: System, name: RoleName): Role {
  const role = roles.get(name);
  if (!role) throw new Error(`There is no role "${name}"`);
  return role;
}

/** What was not as it must be; null if the fault cannot be tried here. */
async function tryFault(
  system: System,
  known: Known,
  role: Role,
  fault: Fault,
  millis: number,
): Promise<string[] | null> {
  const place = `${role.name.padEnd(9)} ${fault.name.padEnd(18)}`;
  const hindrance = fault.hindrance(role);
  if (hindrance !== null) {
    print(`${place} not tried: ${hindrance}`);
    return null;
  }
  const problems: string[] = [];
  const check = (outcome: Outcome) => {
    if (outcome.broken) problems.push(outcome.broken);
    if (outcome.value !== null && !mayBeAnswered(known, outcome)) {
      problems.push(`${outcome.value} is none of ${known.possible.join(', ')}`);
    }
    return outcome;
  };
  const end = await fault.begin(role);
  const over = performance.now() + millis;
  const said = new Set<string>();
  const importing = importDuring(system, known, problems, Math.max(millis, mostImportMillis));
  do {
    said.add(check(await ask(system)).words);
    await delay(betweenQuestionsMillis);
  } while (performance.now() < over);
  const isProvinceSilent = role.name === 'province' && fault.silencesProvince === true;
  if (isProvinceSilent && ![...said].some((words) => words.startsWith('as last known')))
    problems.push('nothing that was kept is shown');
  const imported = await importing;
  await end();
  const { result, seconds: after } = await until(recoveryMillis, async () =>
    check(await ask(system)).isComplete ? true : null,
  );
  if (result === null) problems.push('does not recover');
  else await importNext(system, known).catch((error: unknown) => problems.push(String(error)));
  for (const each of system.roles.values()) {
    if (each.program.isRunning()) continue;
    problems.push(`${each.name} has ended`);
    await each.program.start();
  }
  print(`${place} ${[...said].join(' / ')}; import: ${imported}; well after ${after.toFixed(1)} s`);
  for (const problem of new Set(problems)) print(`  BROKEN ${problem}`);
  return problems;
}

function acknowledge(known: Known, value: number): void {
  known.before.push({ values: known.possible, acknowledgedAt: performance.now() });
  known.earlier.push(...known.possible);
  known.possible = [value];
}

/**
 * An import that was acknowledged is seen by who asks after it once the gateway was told of it; if the gateway cannot keep what
 * it is told, after `max-age`.
 */
function mayBeAnswered(known: Known, { value, askedAt, isTold, isLastKnown }: Outcome): boolean {
  if (value === null || known.possible.includes(value)) return true;
  // Which it is depends on what was kept: nothing is while Redis is away.
  if (isLastKnown && known.earlier.includes(value)) return true;
  return known.before.some(
    ({ values, acknowledgedAt }) =>
      values.includes(value) &&
      (askedAt < acknowledgedAt || (!isTold && askedAt < acknowledgedAt + shownMillis)),
  );
}

async function importDuring(
  system: System,
  known: Known,
  problems: string[],
  millis: number,
): Promise<string> {
  // Once it is under way that the fault is there.
  await delay(500);
  const value = (known.next += 1);
  known.possible.push(value);
  const { words, isIn, broken } = await importMembers(system, value, millis);
  if (isIn) acknowledge(known, value);
  if (broken) problems.push(`import: ${broken}`);
  return words;
}

/** Once all is well, an import is taken and shown. */
async function importNext(system: System, known: Known): Promise<void> {
  const value = (known.next += 1);
  known.possible.push(value);
  let last = '';
  const taken = await until(recoveryMillis, async () => {
    const { words, isIn } = await importMembers(system, value);
    last = words;
    return isIn;
  });
  if (!taken.result) throw new Error(`No import is taken: ${last}`);
  acknowledge(known, value);
  const shown = await until(recoveryMillis, async () => {
    const outcome = await ask(system);
    last = `${outcome.words} ${outcome.value ?? ''}`;
    return outcome.value === value ? true : null;
  });
  if (!shown.result) throw new Error(`${value} was taken and is not shown: ${last}`);
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
