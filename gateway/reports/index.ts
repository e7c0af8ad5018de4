import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../platform/logger';
import type { ReportingRatesQuery } from '../../schema/generated/operations';
import { anybody, createAskAsClient } from '../export/askAsClient';
import type { LastKnown } from '../operation/lastKnown';
import { atomFeed, atomPath } from './atom';
import { createReportWatch } from './watch';
import { createWebhook, type DeliveryResult } from './webhook';

export interface ReportNewsSettings {
  intervalMillis: number;
  /** Who is told of what happens; null if nobody is. */
  webhook: { urls: readonly string[]; secret: string } | null;
}

export interface ReportNewsOptions extends ReportNewsSettings {
  lastKnown: LastKnown;
  onLook?: ((found: ReportingRatesQuery | null) => void) | undefined;
  onDelivery?: ((result: DeliveryResult) => void) | undefined;
  logger: Logger;
}

/** Tells when a report comes, changes, is withdrawn or overdue, as far as the public may know. */
export function addReportNews(app: FastifyInstance, options: ReportNewsOptions): void {
  const { webhook: receivers, onDelivery, logger } = options;
  const ask = createAskAsClient(app);
  const webhook = receivers && createWebhook({ ...receivers, onDelivery, logger });
  const watch = createReportWatch({
    ...options,
    ask: (years) =>
      ask<ReportingRatesQuery>(anybody, 'ReportingRates', { scope: { allProvinces: true }, years }),
    onNews: (events) => webhook?.send(events),
  });
  const startedAt = new Date().toISOString();
  app.get(atomPath, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=60')
      .type('application/atom+xml; charset=utf-8')
      .send(atomFeed(watch.events(), startedAt)),
  );
  app.addHook('onListen', (done) => {
    watch.start();
    done();
  });
  app.addHook('preClose', async () => {
    await watch.stop();
    await webhook?.stop();
  });
}
