import { Argument, Command } from 'commander';
import { readConfig, type Config } from '../../platform/config';
import { problemLine, type ConfigProblem } from '../../platform/config/problem';
import type { ListChange } from '../../platform/provinces/listChange';
import { gatewayUse } from './gatewayProblems';
import { endingNotes } from './notes';
import { listedProvinces, provincesHeldHere } from './listedProvinces';
import { dryRun, unknownInList } from './provincesList';
import { provinceUse, registerUse } from './serviceProblems';
import { startUse } from './startUse';
import { configurationProblems, type ProcessUse } from './usable';

const roles = ['gateway', 'register', 'province', 'start'] as const;
export type CheckedRole = (typeof roles)[number];

export interface CheckOptions {
  dryRun?: string;
  json: boolean;
}

export interface ConfigurationReport {
  role: CheckedRole;
  /** The role would not start, or would do what cannot be meant. */
  problems: readonly ConfigProblem[];
  /** What is to be done before long. */
  notes: readonly ConfigProblem[];
  /** Of the dry run of a new list of provinces; null if there was none, or a list cannot be used. */
  change: ListChange | null;
}

export function createConfigCommand(): Command {
  const config = new Command('config').description('Cấu hình. The configuration.');
  config
    .command('check')
    .description(
      'Xem cấu hình có chạy được không, nói mọi lỗi một lần; không khởi động gì.\n' +
        'Says whether the configuration could be started with, and all that is wrong with it at once; starts nothing.',
    )
    .addArgument(new Argument('[role]', 'sẽ chạy gì / what is to be run').choices(roles).default('start'))
    .option(
      '--dry-run <file>',
      'danh sách tỉnh mới: thêm, bớt, chuyển gì so với PROVINCES_FILE / a new provinces.yml: what it would change',
    )
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .addHelpText('after', helpText)
    .action((role: CheckedRole, options: CheckOptions) => {
      const report = checkConfiguration(readConfig(), role, options.dryRun);
      process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
      process.exitCode = report.problems.length === 0 ? 0 : 1;
    });
  return config;
}

const helpText = `
Ví dụ / example:
  node bin/congdoan.js config check gateway
  node bin/congdoan.js config check gateway --dry-run provinces-new.yml

Mã thoát / exit status: 0 dùng được / usable; 1 có lỗi / something is wrong`;

export function checkConfiguration(
  config: Config,
  role: CheckedRole,
  newList?: string,
  now = new Date(),
): ConfigurationReport {
  const routes = role === 'gateway' || role === 'start';
  const dry = newList === undefined ? null : dryRun(config, newList);
  const problems = configurationProblems(config, useOf(config, role));
  const listed = routes ? listedProvinces(config) : (config.provinces ?? []);
  return {
    role,
    problems: [...problems, ...(routes && !dry ? unknownInList(config) : []), ...(dry?.problems ?? [])],
    notes: endingNotes(config, listed, now),
    change: dry?.change ?? null,
  };
}

function useOf(config: Config, role: CheckedRole): ProcessUse {
  switch (role) {
    case 'gateway':
      return gatewayUse;
    case 'register':
      return registerUse;
    case 'province':
      return provinceUse(config.provinces ?? []);
    case 'start':
      return startUse(provincesHeldHere(config), { sample: false });
  }
}

export function reportText({ role, problems, notes, change }: ConfigurationReport): string {
  return [
    problems.length === 0
      ? `Cấu hình dùng được. The configuration can be used: ${role}`
      : `Cấu hình không dùng được. The configuration cannot be used: ${role}`,
    ...problems.map(problemLine),
    ...(notes.length === 0 ? [] : ['Lưu ý. To be noted', ...notes.map(problemLine)]),
    ...(change === null ? [] : changeLines(change)),
  ].join('\n');
}

function changeLines({ added, removed, moved, settingsChanged }: ListChange): string[] {
  const lines = [
    ...added.map((id) => `  + ${id}: thêm / added`),
    ...removed.map((id) => `  - ${id}: bỏ / removed`),
    ...moved.map(({ province, from, to }) => `  > ${province}: chuyển / moved, ${from} -> ${to}`),
    ...settingsChanged.map((id) => `  ~ ${id}: đổi cách hỏi / settings changed`),
  ];
  const heading = 'Danh sách mới sẽ làm. The new list would do';
  return lines.length === 0
    ? ['Danh sách mới không đổi gì. The new list changes nothing']
    : [heading, ...lines];
}
