import { AppError, ErrorCode } from '../../domain/errors';
import { gapReasons } from '../../domain/gapReasons';
import { readGlobalId, registerOwner, type GlobalId, type OwnedKind } from '../../domain/globalIds';
import type { DirectorySnapshot } from '../operation/directory';
import type { Operation } from '../operation/operation';
import type { QuestionCompiler } from '../../platform/provinces/question/question';

/** An object that other subgraphs know more of. */
export interface NodeReference {
  __typename: 'Province' | 'Cluster' | 'ClusterSeason' | 'Unit';
  id: string;
}

export interface NodeDependencies {
  operation: Operation;
  questions: QuestionCompiler;
}

/**
 * Null if nothing has the id.
 *
 * @throws AppError of code PROVINCE_UNAVAILABLE if the province of a unit does not say, BAD_USER_INPUT for the id of a fact or
 * document, which provinces give in lists alone
 */
export async function findNode(id: string, dependencies: NodeDependencies): Promise<NodeReference | null> {
  const owned = readGlobalId(id);
  if (owned) return findUnit(id, owned, dependencies);
  return findInRegister(id, await dependencies.operation.readDirectory());
}

function findInRegister(id: string, { provinces, clusters }: DirectorySnapshot): NodeReference | null {
  if (provinces.has(id)) return { __typename: 'Province', id };
  if (clusters.has(id)) return { __typename: 'Cluster', id };
  const [, cluster = '', year] = /^(.+):(\d{4})$/.exec(id) ?? [];
  return clusters.get(cluster)?.has(Number(year)) ? { __typename: 'ClusterSeason', id } : null;
}

async function findUnit(
  id: string,
  { kind, owner }: GlobalId,
  { operation, questions }: NodeDependencies,
): Promise<NodeReference | null> {
  const isProvince = (await operation.readDirectory()).provinces.has(owner);
  if (kind !== 'unit' && (isProvince || owner === registerOwner)) throw notANode(kind);
  if (kind !== 'unit' || !isProvince) return null;
  const fetch = questions.compileSelection('$unit: ID!', 'unit(id: $unit) { id }');
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  const question = fetch.create({ unit: id }, { province: owner, unit: null });
  const [outcome] = await operation.ask([owner], question);
  if (outcome?.kind === 'entity') return outcome.entity.unit ? { __typename: 'Unit', id } : null;
  const reason = outcome?.reason ?? 'INVALID_ANSWER';
  if (gapReasons[reason].from === 'list') return null;
  throw new AppError(ErrorCode.provinceUnavailable, `Province "${owner}" gave no answer: ${reason}`, {
    province: owner,
    reason,
  });
}

/** Null would say that there is none. */
function notANode(kind: Exclude<OwnedKind, 'unit'>): AppError {
  const lists = {
    fact: 'province(id:) { facts(unit:, year:, document:) } or in a season',
    document: 'reports, facts and seasons that stand on it',
  };
  return new AppError(
    ErrorCode.badUserInput,
    `A ${kind} is not asked for by its id alone: it stands in ${lists[kind]}`,
  );
}
