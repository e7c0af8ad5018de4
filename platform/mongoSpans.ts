import type { Span } from '@opentelemetry/api';
import type { Connection } from 'mongoose';
import { markFailed, startChildSpan } from './tracing';

/** Makes a span of every command to the database that a traced request leads to; needs `monitorCommands`. */
export function traceCommands(connection: Connection): void {
  const spans = new Map<number, Span>();
  const client = connection.getClient();
  client.on('commandStarted', ({ requestId, commandName, databaseName, command }) => {
    const collection: unknown = command[commandName];
    const span = startChildSpan(`mongodb ${commandName}`, {
      'db.system.name': 'mongodb',
      'db.namespace': databaseName,
      'db.operation.name': commandName,
      ...(typeof collection === 'string' && { 'db.collection.name': collection }),
    });
    if (span) spans.set(requestId, span);
  });
  const end = (requestId: number, failed: boolean) => {
    const span = spans.get(requestId);
    if (!span) return;
    spans.delete(requestId);
    if (failed) markFailed(span, 'The command failed');
    span.end();
  };
  client.on('commandSucceeded', ({ requestId }) => end(requestId, false));
  client.on('commandFailed', ({ requestId }) => end(requestId, true));
}
