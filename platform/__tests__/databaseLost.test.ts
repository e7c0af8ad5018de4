import { mongo, MongooseError } from 'mongoose';
import { audited, type AuditEvent } from '../audit';
import { isDatabaseLost } from '../databaseLost';
import { createFormatError } from '../errors';
import { silentLogger } from '../logger';

const network = new mongo.MongoNetworkError('connection 1 closed');
const ofServer = (code: number) => new mongo.MongoServerError({ message: 'no', code });

const lost: [string, Error][] = [
  ['a connection that broke', network],
  ['a connection that hangs', new mongo.MongoNetworkTimeoutError('timed out')],
  ['a server that is nowhere', Object.assign(new Error('nowhere'), { name: 'MongooseServerSelectionError' })],
  [
    'a server that is given up under a command',
    Object.assign(new Error('cleared'), { name: 'PoolClearedOnNetworkError' }),
  ],
  ['a command that waited in vain', new MongooseError('Operation `a.b()` buffering timed out after 10000ms')],
  ['a server that stops', ofServer(91)],
  ['a server that is no primary any more', ofServer(10_107)],
  ['a router that finds no primary of a shard', ofServer(133)],
  ['a member that has not heard of a majority yet', ofServer(134)],
  ['a reading whose server is another by now', ofServer(43)],
  ['a failure below another', new Error('The import failed', { cause: network })],
  ['a failure that could not be taken back', new AggregateError([new Error('first'), network], 'both')],
];
const full: [string, Error][] = [
  ['a server whose disk is full', ofServer(14_031)],
  ['a file of the server that takes nothing', ofServer(39)],
  ['a change that could not be taken back either', new AggregateError([ofServer(14_031), network], 'both')],
];
const ours: [string, Error][] = [
  ['a mistake of ours', new TypeError('x is undefined')],
  ['a row that is there already', ofServer(11_000)],
  ['a command that the server does not know', ofServer(59)],
  ['a value that Mongoose refuses', new MongooseError('Cast failed')],
];

describe('a database that does not answer', () => {
  it.each(lost)('is told apart as %s', (_what, error) => {
    expect(isDatabaseLost(error)).toBe(true);
    const said = createFormatError(silentLogger)({ message: error.message }, error);
    expect(said).toEqual({
      message: expect.stringMatching(/^Cơ sở dữ liệu không trả lời.*The database does not answer/),
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    });
  });

  it.each(full)('has no room as %s', (_what, error) => {
    expect(isDatabaseLost(error)).toBe(true);
    const said = createFormatError(silentLogger)({ message: error.message }, error);
    expect(said).toEqual({
      message:
        'Đĩa của cơ sở dữ liệu đầy hoặc không ghi được, hãy thử lại sau; số liệu vừa gửi có thể đã ghi, gửi lại không bị ghi hai lần. ' +
        'The disk of the database is full or cannot be written to, try again later; what was sent may be written, and is not written twice if it is sent again',
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    });
  });

  it.each(ours)('is not %s', (_what, error) => {
    expect(isDatabaseLost(error)).toBe(false);
    expect(createFormatError(silentLogger)({ message: error.message }, error)).toEqual({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });

  it('stands in the audit log as what made a change fail', async () => {
    const events: AuditEvent[] = [];
    const audit = { note: (event: AuditEvent) => Promise.resolve(void events.push(event)) };
    const action = audited({
      audit,
      logger: silentLogger,
      event: { who: 'somebody', what: 'IMPORT', from: '127.0.0.1' },
      act: () => Promise.reject(network),
    });
    await expect(action).rejects.toBe(network);
    expect(events.map(({ outcome, details }) => [outcome, details?.code])).toEqual([
      ['INTENDED', undefined],
      ['FAILED', 'DATABASE_UNAVAILABLE'],
    ]);
  });
});
