import { execute, GraphQLError, parse, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { readGlobalId } from '../../domain/globalIds';
import { isRecord } from '../../domain/isRecord';
import type { Caller } from '../../domain/roles';
import { createCoverageNotes, type OperationCoverage } from '../../gateway/operation/coverage';
import type { DirectorySnapshot } from '../../gateway/operation/directory';
import type { Operation } from '../../gateway/operation/operation';
import { gap, type Gap, type ProvinceEntity, type ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Question } from '../../platform/provinces/question/question';
import type { SubgraphName } from '../../platform/subgraphSchema';
import { createProvinceContext } from '../../services/province/api/context';
import type { ProvinceStore } from '../../services/province/store';
import { createRegisterContext, type RegisterDependencies } from '../../services/register/context';
import { registerResolvers } from '../../services/register/resolvers';
import { fieldOf, globalValue, localArguments } from './ids';
import type { Subgraph, Subgraphs } from './subgraphs';

export interface ReferenceStores {
  register: RegisterDependencies;
  provinces: ReadonlyMap<string, ProvinceStore>;
  caller: Caller;
  /** Provinces that give no answer, and why. */
  gaps: ReadonlyMap<string, Gap>;
}

/** A subgraph; and the province, if the object is one of a province's own. */
interface Origin {
  subgraph: Subgraph;
  province: string | null;
}

/** One run of an operation: what its resolvers share. */
export interface Run {
  resolve(source: unknown, args: unknown, info: GraphQLResolveInfo): Promise<unknown>;
  /** Of provinces that gave no answer, at the place of the province. */
  readonly errors: readonly GraphQLError[];
  coverage(): OperationCoverage;
}

export function createRun(subgraphs: Subgraphs, directory: DirectorySnapshot, stores: ReferenceStores): Run {
  const { caller } = stores;
  const audience = new Set(stores.provinces.keys());
  const coverage = createCoverageNotes();
  const errors = new Map<string, GraphQLError>();
  const contexts: Record<SubgraphName, unknown> = {
    register: createRegisterContext(stores.register),
    province: createProvinceContext(stores.provinces, { audience, caller }),
    totals: { caller, operation: createOperation() },
  };
  /** Whose resolvers gave an object. */
  const origins = new WeakMap<object, Origin>();

  /** Whole, so that what is added to an operation cannot be forgotten here. */
  function createOperation(): Operation {
    return {
      requestId: 'reference',
      deadlineAt: Infinity,
      ask: (provinces, question) => Promise.all(provinces.map((id) => ask(id, question))),
      askAhead: (provinces, question) =>
        Promise.all(provinces.map((id) => outcomeOf(id, () => entityOf(subgraphs.province, id, question)))),
      askRegister: () => Promise.reject(new Error('The register is no subgraph of totals')),
      readDirectory: () => Promise.resolve(directory),
      readCurrentDirectory: () => Promise.resolve(directory),
      noteMissing: coverage.noteMissing,
      noteUnreported: coverage.noteUnreported,
      coverage: coverage.read,
      times: () => ({ registerMillis: 0, provinces: new Map() }),
    };
  }

  async function ask(id: string, question: Question): Promise<ProvinceOutcome> {
    const outcome = await outcomeOf(id, () => entityOf(subgraphs.province, id, question));
    coverage.noteOutcome(id, outcome);
    return outcome;
  }

  function outcomeOf(id: string, answer: () => Promise<ProvinceOutcome>): Promise<ProvinceOutcome> {
    const none = stores.gaps.get(id) ?? (stores.provinces.has(id) ? null : gap('notListed', 'No store'));
    return none ? Promise.resolve(none) : answer();
  }

  async function entityOf({ schema }: Subgraph, id: string, question: Question): Promise<ProvinceOutcome> {
    const { variableDefinitions, selection, fragments } = question.write(0);
    const { data, errors: found = [] } = await execute({
      schema,
      document: parse(
        `query ($r: [_Any!]! ${variableDefinitions}) { _entities(representations: $r) { ${selection} } } ${fragments}`,
      ),
      variableValues: { r: [{ __typename: 'Province', id }], ...question.variables(0) },
      contextValue: contexts.province,
    });
    const [entity] = (data?._entities ?? []) as unknown[];
    if (!isRecord(entity)) return gap('unusable', found[0]?.message ?? 'No entity');
    return {
      kind: 'entity',
      entity: question.read(entity, id) as Record<string, unknown>,
      errors: found.map(({ message, path = [], extensions }) => ({
        message,
        said: message,
        path: path.slice(2),
        extensions,
      })),
      answeredAt: Date.now(),
      staleReason: null,
    };
  }

  /** A province that other subgraphs' objects name; null if it gives no answer, which is said once. */
  async function provinceOf(id: string, info: GraphQLResolveInfo): Promise<unknown> {
    const outcome = await outcomeOf(id, () => Promise.resolve(answered));
    coverage.noteOutcome(id, outcome);
    if (outcome.kind === 'entity') return { id };
    const path = responsePathAsArray(info.path).slice(0, -1);
    if (outcome.reason !== 'NOT_CONNECTED') {
      errors.set(
        path.join('.'),
        new GraphQLError('gap', { path, extensions: { code: 'PROVINCE_UNAVAILABLE' } }),
      );
    }
    return null;
  }

  /** A unit that only its id is known of. */
  async function unitOf(id: string, info: GraphQLResolveInfo): Promise<unknown> {
    const { owner = '' } = readGlobalId(id) ?? {};
    if ((await provinceOf(owner, info)) === null) return null;
    const resolve = subgraphs.province.resolverOf('Province', 'unit');
    const args = localArguments('unit', { id }, owner);
    const unit: unknown = await resolve({ id: owner }, args, contexts.province, info);
    mark(unit, { subgraph: subgraphs.province, province: owner });
    return unit;
  }

  /** An object as the subgraph knows it that has the field. */
  async function parentIn(
    owner: Subgraph,
    source: Record<string, unknown>,
    info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const type = info.parentType.name;
    const id = String(source.id);
    if (owner.name === 'province') return type === 'Unit' ? unitOf(id, info) : provinceOf(id, info);
    if (owner.name === 'register') {
      // One call for both types, whose rows differ.
      const { __resolveReference } = registerResolvers[type as 'Province' | 'ClusterSeason'] as unknown as {
        __resolveReference(reference: object, context: unknown): unknown;
      };
      return __resolveReference({ __typename: type, id }, contexts.register);
    }
    const required = owner.requires(type, info.fieldName);
    return required === null ? { __typename: type, id } : requiredOf(type, id, required);
  }

  async function requiredOf(type: string, id: string, selection: string): Promise<unknown> {
    const { data, errors: found } = await execute({
      schema: subgraphs.register.schema,
      document: parse(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { __typename id ${selection} } } }`,
      ),
      variableValues: { r: [{ __typename: type, id }] },
      contextValue: contexts.register,
    });
    if (found) throw new Error(`The register could not say what "${type}" requires`, { cause: found[0] });
    return (data?._entities as unknown[])[0];
  }

  function originOf(source: unknown): Origin | undefined {
    return isRecord(source) ? origins.get(source) : undefined;
  }

  function ownerOf(type: string, field: string, source: unknown): Subgraph {
    const origin = originOf(source)?.subgraph;
    if (origin?.has(type, field)) return origin;
    const owner = Object.values<Subgraph>(subgraphs).find((subgraph) => subgraph.has(type, field));
    if (!owner) throw new Error(`No subgraph has "${type}.${field}"`);
    return owner;
  }

  function mark(value: unknown, origin: Origin): void {
    if (Array.isArray(value)) for (const item of value) mark(item, origin);
    else if (typeof value === 'object' && value !== null) origins.set(value, origin);
  }

  async function resolveIn(
    origin: Origin,
    parent: unknown,
    args: unknown,
    info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { subgraph } = origin;
    const resolve = subgraph.resolverOf(info.parentType.name, info.fieldName);
    const value: unknown = await resolve(parent, args, contexts[subgraph.name], {
      ...info,
      schema: subgraph.schema,
    });
    mark(value, origin);
    return value;
  }

  return {
    get errors() {
      return [...errors.values()];
    },
    async resolve(source, args, info) {
      const type = info.parentType.name;
      const subgraph = ownerOf(type, info.fieldName, source);
      // What the field needs of other subgraphs is asked for, even if the object is its own subgraph's.
      const isWhole =
        originOf(source)?.subgraph === subgraph && subgraph.requires(type, info.fieldName) === null;
      const isOwn = !isRecord(source) || isWhole;
      const parent = isOwn ? source : await parentIn(subgraph, source, info);
      if (parent === null) return null;
      if (subgraph.name !== 'province') return resolveIn({ subgraph, province: null }, parent, args, info);
      const province = originOf(parent)?.province ?? (parent as { id: string }).id;
      const local = localArguments(info.fieldName, args as object, province);
      const value = await resolveIn({ subgraph, province }, parent, local, {
        ...info,
        fieldName: fieldOf(info.fieldName),
      });
      return globalValue(type, info.fieldName, value, province);
    },
    coverage: coverage.read,
  };
}

const answered: ProvinceEntity = { kind: 'entity', entity: {}, errors: [], answeredAt: 0, staleReason: null };
