import mongoose, { Schema, type Connection } from 'mongoose';
import { openTestDatabase, type TestDatabase } from './server';

const memberSchema = new Schema(
  {
    name: { type: String, required: true },
    code: { type: String, unique: true },
    unit: { type: Schema.Types.ObjectId, ref: 'Unit' },
    joined: Date,
    awards: [{ year: Number, title: String }],
    extra: { type: Map, of: Number },
  },
  { versionKey: false, timestamps: true },
);
const unitSchema = new Schema({ name: String }).index({ name: 1 });

let test: TestDatabase;
let connection: Connection;
let models: ReturnType<typeof defineModels>;

beforeAll(async () => {
  test = await openTestDatabase();
  connection = await mongoose.createConnection(test.uri, { dbName: test.database.databaseName }).asPromise();
  models = defineModels();
});
afterAll(async () => {
  await connection.close();
  await test.close();
});

function defineModels() {
  return { Unit: connection.model('Unit', unitSchema), Member: connection.model('Member', memberSchema) };
}

describe('mongoose', () => {
  it('creates the indexes of its models', async () => {
    const { Member, Unit } = models;
    await Promise.all([Member.init(), Unit.init()]);
    expect(await Member.listIndexes()).toMatchObject([{ name: '_id_' }, { name: 'code_1', unique: true }]);
  });

  it('saves, loads, populates and deletes', async () => {
    const { Member, Unit } = models;
    const unit = await Unit.create({ name: 'Bảo Lạc' });
    const awards = [{ year: 2024, title: 'Bằng khen' }];
    const joined = new Date('2020-05-01T00:00:00.000Z');
    const saved = await Member.create({
      name: 'An',
      code: 'a1',
      unit: unit._id,
      joined,
      awards,
      extra: { k: 1 },
    });
    const found = await Member.findById(saved._id).populate('unit').orFail();
    expect(found.toObject({ flattenMaps: true })).toMatchObject({
      name: 'An',
      joined,
      awards,
      extra: { k: 1 },
      unit: { name: 'Bảo Lạc' },
    });
    expect((await Member.deleteOne({ _id: saved._id })).deletedCount).toBe(1);
    expect(await Member.exists({ code: 'a1' })).toBeNull();
  });

  it('saves changes of parts of a document', async () => {
    const { Member } = models;
    const member = await Member.create({ name: 'Bình', code: 'b1', awards: [{ year: 2023, title: 'x' }] });
    member.set('name', 'Bình An');
    member.set('awards.0.title', 'z');
    await member.save();
    const found = await Member.findOne({ 'awards.title': 'z' }).lean();
    expect(found).toMatchObject({ name: 'Bình An', awards: [{ title: 'z' }] });
  });

  it('reports duplicates', async () => {
    const { Member } = models;
    await Member.create({ name: 'Dung', code: 'd1' });
    await expect(Member.create({ name: 'Dung', code: 'd1' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { code: 'd1' },
    });
    await expect(
      Member.insertMany([
        { name: 'E', code: 'e1' },
        { name: 'D', code: 'd1' },
      ]),
    ).rejects.toMatchObject({ code: 11000 });
  });

  it('reads with cursors and writes in bulk', async () => {
    const { Unit } = models;
    await Unit.deleteMany({});
    await Unit.bulkWrite(
      Array.from({ length: 20 }, (_, at) => ({ insertOne: { document: { name: `u${at}` } } })),
    );
    const names: unknown[] = [];
    for await (const unit of Unit.find().sort({ _id: 1 }).cursor({ batchSize: 6 }))
      names.push(unit.get('name'));
    expect(names).toEqual(Array.from({ length: 20 }, (_, at) => `u${at}`));
    const [first] = await Unit.find();
    first?.set('name', 'first');
    await Unit.bulkSave(first ? [first] : []);
    expect(await Unit.distinct('name', { name: { $gte: 'f', $lt: 'g' } })).toEqual(['first']);
  });

  it('uses other databases of one connection', async () => {
    const name = `${test.database.databaseName}-other`;
    const other = connection.useDb(name, { useCache: true });
    await other.collection('things').insertOne({ a: 1 });
    expect(await connection.collection('things').countDocuments()).toBe(0);
    expect(await other.collection('things').countDocuments()).toBe(1);
    await other.dropDatabase();
  });

  it('takes sessions without transactions', async () => {
    const { Unit } = models;
    const session = await connection.startSession();
    await Unit.create([{ name: 'in a session' }], { session });
    expect(await Unit.findOne({ name: 'in a session' }).session(session).lean()).toMatchObject({
      name: 'in a session',
    });
    await session.endSession();
  });
});
