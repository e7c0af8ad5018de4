// A service of some provinces in a process of its own: correct until it is told over IPC to be otherwise. Plain Node, so
// that it can be forked without a build. Messages: `{ id, command, value }`, answered by `{ id, result }`.
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import process from 'node:process';
import { setTimeout } from 'node:timers';

/** Members by province id. */
let members = {};
/** `etag` and `cache-control`, if answers may be kept. */
let cacheHeaders = {};
/** `{ kind, ...options }`, or null while all is well. */
let fault = null;

const newCounts = () => ({ requests: 0, mostRunning: 0, notModified: 0, bytesSent: 0, tags: [] });
let counts = newCounts();
let running = 0;
const sockets = new Set();
const json = { 'content-type': 'application/json' };

/** Stands in the text of an answer where a fault puts text that JSON.stringify would not write. */
const mark = '"@mark@"';

const server = createServer((request, response) => {
  counts.requests += 1;
  running += 1;
  counts.mostRunning = Math.max(counts.mostRunning, running);
  response.on('close', () => (running -= 1));
  counts.tags.push(request.headers['if-none-match'] ?? null);
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => respond(request, response, Buffer.concat(chunks).toString()));
  request.on('error', () => undefined);
});
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => undefined);
});

function respond(request, response, body) {
  const slots = readSlots(body);
  const active = fault;
  const transport = active ? transports[active.kind] : undefined;
  if (transport) return transport(response, writeAnswer(slots, null), active);
  const tag = cacheHeaders.etag;
  if (active?.kind === 'notModified' || (!active && tag && request.headers['if-none-match'] === tag)) {
    counts.notModified += 1;
    return response.writeHead(304, cacheHeaders).end();
  }
  send(response, writeAnswer(slots, active));
}

function send(response, text) {
  response.writeHead(200, { ...json, ...cacheHeaders }).end(text);
}

function readSlots(body) {
  const { query, variables } = JSON.parse(body);
  return [...query.matchAll(/q(\d+): _entities/g)].map(([, slot]) => ({
    name: `q${slot}`,
    ids: variables[`r${slot}`].map((representation) => representation.id),
  }));
}

/** The text of an answer to all slots. */
function writeAnswer(slots, active) {
  const answer = { data: {}, errors: [] };
  for (const { name, ids } of slots) {
    answer.data[name] = ids.map(entityOf);
    ids.forEach((id, position) => {
      if (id in members) return;
      const extensions = { code: 'PROVINCE_NOT_HELD' };
      answer.errors.push({ message: `Province "${id}" is not held`, path: [name, position], extensions });
    });
  }
  const edit = active ? edits[active.kind] : undefined;
  const inserted = edit?.(answer, active);
  if (answer.errors.length === 0) delete answer.errors;
  const text = JSON.stringify(answer);
  return inserted === undefined ? text : text.replaceAll(mark, inserted);
}

function entityOf(id) {
  if (!(id in members)) return null;
  const value = members[id];
  return {
    _askedProvince: id,
    report: {
      year: 2024,
      _year: 2024,
      revision: '1',
      updatedAt: '2025-01-01T00:00:00Z',
      receivedAt: null,
      documents: [{ status: 'FINAL', kind: 'REPORT', publishedOn: null }],
      figures: {
        membership: { members: { value, atLeast: value, atMost: value, estimated: null, reportedBy: 1 } },
      },
    },
  };
}

/** Faults of the way an answer travels. */
const transports = {
  silence: () => undefined,
  headersThenSilence: (response) => response.writeHead(200, json).flushHeaders(),
  reset: (response) => response.socket.resetAndDestroy(),
  halfBody: (response, text) => sendHalf(response, text, (socket) => socket.end()),
  resetInBody: (response, text) => sendHalf(response, text, (socket) => socket.resetAndDestroy()),
  status: (response, _text, { status }) => response.writeHead(status, json).end('{"message":"no"}'),
  html: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>'),
  wrongType: (response, text) => response.writeHead(200, { 'content-type': 'text/plain' }).end(text),
  invalidJson: (response, text) => send(response, text.slice(0, -1)),
  late: (response, text, { millis }) => later(response, millis, () => send(response, text)),
  drip: (response, text, { millis }) => {
    response.writeHead(200, json);
    drip(response, Buffer.from(text), 0, millis);
  },
  huge: (response, _text, { bytes }) => {
    response.writeHead(200, json).write('{"data":{"padding":"');
    flood(response, bytes, Buffer.alloc(64 * 1024, 'a'));
  },
  flap: (response, text) =>
    counts.requests % 2 === 0 ? send(response, text) : response.socket.resetAndDestroy(),
};

function sendHalf(response, text, end) {
  response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => later(response, 10, () => end(response.socket)));
}

function later(response, millis, work) {
  setTimeout(() => {
    if (!response.destroyed && response.socket) work();
  }, millis);
}

function drip(response, bytes, at, millis) {
  if (at >= bytes.length) return response.end();
  response.write(bytes.subarray(at, at + 1));
  later(response, millis, () => drip(response, bytes, at + 1, millis));
}

/** Goes on while the other side takes it in. */
function flood(response, left, block) {
  while (left > 0 && !response.destroyed) {
    left -= block.length;
    counts.bytesSent += block.length;
    if (!response.write(block)) return response.once('drain', () => flood(response, left, block));
  }
  if (!response.destroyed) response.end('"}}');
}

const eachEntity = (answer, { ids }, edit) => {
  for (const entities of Object.values(answer.data)) {
    for (const entity of entities) if (entity && (!ids || ids.includes(entity._askedProvince))) edit(entity);
  }
};
const eachList = (answer, edit) => {
  for (const [name, entities] of Object.entries(answer.data)) answer.data[name] = edit(entities);
};
const quantityOf = (entity) => entity.report.figures.membership.members;

/** Faults of what an answer says; what an edit returns is put in place of the mark. */
const edits = {
  wrongOrder: (answer) => eachList(answer, (entities) => entities.toReversed()),
  tooMany: (answer) => eachList(answer, (entities) => [...entities, ...entities]),
  tooFew: (answer) => eachList(answer, (entities) => entities.slice(1)),
  notAList: (answer) => eachList(answer, (entities) => ({ length: entities.length, ...entities })),
  wrongKey: (answer, { key }) => eachEntity(answer, {}, (entity) => (entity._askedProvince = key)),
  errorsOnly: (answer, { code }) => {
    delete answer.data;
    answer.errors.push({ message: 'No', ...(code && { extensions: { code } }) });
  },
  reportFailed: (answer, { withPath }) => {
    for (const [name, entities] of Object.entries(answer.data)) {
      entities.forEach((entity, position) => {
        if (entity) entity.report = null;
        if (withPath)
          answer.errors.push({ message: 'The database is slow', path: [name, position, 'report'] });
      });
    }
    if (!withPath) answer.errors.push({ message: 'The database is slow' });
  },
  manyErrors: (answer, { count }) => {
    const [name] = Object.keys(answer.data);
    for (let index = 0; index < count; index += 1) answer.errors.push({ message: 'no', path: [name, 0] });
  },
  /** A number as it is written, such as 1e999. */
  number: (answer, { text, ...options }) => {
    eachEntity(answer, options, (entity) => (quantityOf(entity).value = '@mark@'));
    return text;
  },
  deep: (answer, { depth, ...options }) => {
    eachEntity(answer, options, (entity) => (quantityOf(entity).value = '@mark@'));
    return '['.repeat(depth) + ']'.repeat(depth);
  },
  inventedFields: (answer) =>
    eachEntity(answer, {}, (entity) => {
      Object.assign(entity, { id: 'another', name: 'INVENTED', __typename: 'Cluster', seasons: [] });
      Object.assign(quantityOf(entity), { printed: 'invented', invented: true });
    }),
  prototypeKeys: (answer) => {
    const polluted = { polluted: true, name: 'POLLUTED', report: { polluted: true } };
    const define = (target) =>
      Object.defineProperty(target, '__proto__', { value: polluted, enumerable: true, configurable: true });
    define(answer);
    eachEntity(answer, {}, (entity) => {
      for (const target of [entity, entity.report, quantityOf(entity)]) define(target);
      entity.constructor = { prototype: polluted };
    });
  },
};

const commands = {
  /** As a service that is restarted, or a balancer before it: connections that nothing is under way on are gone. */
  resetIdle: () => {
    for (const socket of sockets) if (!socket._httpMessage) socket.resetAndDestroy();
    return null;
  },
  listen: (port) => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(null))),
  /** Nothing listens any more, as if the process had ended. */
  close: () =>
    new Promise((resolve) => {
      server.close(() => resolve(null));
      for (const socket of sockets) socket.destroy();
    }),
  members: (given) => {
    members = given;
  },
  cacheHeaders: (given) => {
    cacheHeaders = given;
  },
  fault: (given) => {
    if (given && !(given.kind in transports || given.kind in edits || given.kind === 'notModified')) {
      throw new Error(`No fault is called "${given.kind}"`);
    }
    fault = given;
  },
  counts: () => ({ ...counts, openSockets: sockets.size }),
  resetCounts: () => {
    counts = newCounts();
  },
};

process.on('message', async ({ id, command, value }) => {
  try {
    process.send({ id, result: (await commands[command](value)) ?? null });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit());
