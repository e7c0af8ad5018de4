import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import { openDatabases } from '../databases';
import { startObservability } from '../observability';
import { provincesHeldHere } from '../configuration/listedProvinces';
import { startUse } from '../configuration/startUse';
import { assertUsable } from '../configuration/usable';
import { boundHeapGrowth } from '../heapGrowth';
import type { Running } from '../running';
import { startContent, type StartOptions } from '../startContent';
import type { Started } from './allServices';
import { started } from './started';

/** Everything in one process, with the reports of data/seeds and sample data: what a fresh clone starts. */
export function runStart(given: Config, logger: Logger, options: StartOptions): Promise<Running> {
  return started(async (stoppers) => {
    const startedAt = Date.now();
    const { config, filesOf } = startContent(given, options);
    const provinces = provincesHeldHere(config);
    assertUsable(config, startUse(provinces, options));
    const watched = await startObservability(given, 'all', logger, stoppers);
    // The stand-in gets up in a thread of its own while this one loads the services, which takes longer.
    const [uriOf, startAllServices] = await Promise.all([
      openDatabases(['register', ...provinces], { config, logger, stoppers, inThread: true }),
      import('./allServices.js').then(({ startAllServices }) => startAllServices),
    ]);
    const all = { given, config, provinces, uriOf, filesOf, sample: options.sample, watched };
    const served = await startAllServices(all, logger, stoppers);
    // Only now: what a start leaves behind it is little, and collecting it takes time.
    boundHeapGrowth();
    return [
      readyLine(startedAt),
      ...served.pageLines,
      ...serviceLines(served, provinces),
      served.localCallers,
      'Nhấn Ctrl-C để dừng. Press Ctrl-C to stop.',
    ];
  });
}

function readyLine(startedAt: number): string {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  return `Sẵn sàng sau ${seconds} giây. Ready after ${seconds} s.`;
}

function serviceLines({ gateway, register, service }: Started, provinces: readonly string[]): string[] {
  return [
    `  Cổng chung / gateway:      ${gateway.origin}/graphql`,
    `  Sổ đăng ký / register:     ${register.origin}/graphql`,
    `  Bàn làm việc / desk:       ${service.origin}/ban-lam-viec`,
    `  Bàn của cụm / clusters:    ${register.origin}/ban-lam-viec`,
    `  ${provinces.length} tỉnh / provinces:       ${service.origin}/<mã tỉnh>/graphql`,
  ];
}
