import DataLoader from 'dataloader';
import { visibilityOf, type Visibility } from '../../../domain/roles';
import { OutsideAudienceError } from '../../../platform/errors';
import { ProvinceNotHeldError } from '../data/errors';
import type { SourceDocument } from '../../../domain/facts';
import { groupByKeys, orderByKeys } from '../../../platform/orderByKeys';
import type { GatewayToken } from '../../../platform/gatewayTokens/verifier';
import type { ReadAs, ReportRow } from '../data/rows';
import type { ProvinceState } from '../data/state';
import type { ProvinceStore } from '../store';

export interface UnitReportKey {
  province: string;
  unit: string;
  year: number;
}
export type UnitKey = Pick<UnitReportKey, 'province' | 'unit'>;
export interface DocumentKey {
  province: string;
  id: string;
  /** As it was at that revision; the last if none is given. */
  revision?: number | undefined;
}

/** Per request: every field of it reads a province as of the same revision. */
export interface ProvinceLoaders {
  revisions: DataLoader<string, number>;
  reports: DataLoader<UnitReportKey, ReportRow | null, string>;
  documents: DataLoader<DocumentKey, DocumentRow | null, string>;
  /** What a unit is called, as the caller may know it. */
  unitNames: DataLoader<UnitKey, string | null, string>;
  /** What is written in a document, as far as the caller may see it. */
  texts: DataLoader<DocumentKey, string | null, string>;
}

export type DocumentRow = SourceDocument & { province: string };

export function createProvinceLoaders(
  stores: ReadonlyMap<string, ProvinceStore>,
  { audience, caller }: GatewayToken,
  touched: Map<string, string>,
): ProvinceLoaders {
  async function readRevision(province: string): Promise<number | Error> {
    if (!audience.has(province)) return new OutsideAudienceError(province);
    const store = stores.get(province);
    if (!store) return new ProvinceNotHeldError(province);
    const state = await store.state();
    touched.set(province, tagOf(state, visibilityOf(caller, province)));
    return state.revision;
  }
  const revisions = new DataLoader((provinces: readonly string[]) =>
    Promise.all(provinces.map(readRevision)),
  );
  const readAs = async (province: string): Promise<ReadAs> => ({
    revision: await revisions.load(province),
    visibility: visibilityOf(caller, province),
  });

  async function readReports(province: string, keys: readonly UnitReportKey[]) {
    return storeOf(stores, province).reports(keys, await readAs(province));
  }

  async function readDocuments(province: string, keys: readonly DocumentKey[]) {
    const last = await revisions.load(province);
    const read = [...new Set(keys.map((key) => key.revision))].map(async (revision) => {
      const ids = keys.filter((key) => key.revision === revision).map((key) => key.id);
      const found = await storeOf(stores, province).documents(ids, revision ?? last);
      return found.map((document) => ({
        key: documentKey({ province, id: document.id, revision }),
        document: { ...document, province },
      }));
    });
    return (await Promise.all(read)).flat();
  }

  async function readText({ province, id }: DocumentKey) {
    return storeOf(stores, province).documentText(id, await readAs(province));
  }

  return {
    revisions,
    reports: new DataLoader(
      async (keys) => orderByKeys(keys.map(reportKey), await perProvince(keys, readReports), reportKey),
      { cacheKeyFn: reportKey },
    ),
    documents: new DataLoader(
      async (keys) => {
        const rows = await perProvince(keys, readDocuments);
        const found = orderByKeys(keys.map(documentKey), rows, (row) => row.key);
        return found.map((row) => row?.document ?? null);
      },
      { cacheKeyFn: documentKey },
    ),
    unitNames: createUnitNames(stores, readAs),
    texts: new DataLoader((keys) => Promise.all(keys.map(readText)), { cacheKeyFn: documentKey }),
  };
}

function createUnitNames(
  stores: ReadonlyMap<string, ProvinceStore>,
  readAs: (province: string) => Promise<ReadAs>,
): ProvinceLoaders['unitNames'] {
  async function readNames(province: string, keys: readonly UnitKey[]) {
    const ids = [...new Set(keys.map(({ unit }) => unit))];
    const found = await storeOf(stores, province).unitNames(ids, await readAs(province));
    return found.map(({ id, name }) => ({ province, unit: id, name }));
  }
  return new DataLoader(
    async (keys) => {
      const found = orderByKeys(keys.map(unitKey), await perProvince(keys, readNames), unitKey);
      return found.map((row) => row?.name ?? null);
    },
    { cacheKeyFn: unitKey },
  );
}

function reportKey({ province, unit, year }: UnitReportKey): string {
  return `${province}|${unit}|${year}`;
}

function unitKey({ province, unit }: UnitKey): string {
  return `${province}|${unit}`;
}

function documentKey({ province, id, revision }: DocumentKey): string {
  return `${province}|${revision ?? 'last'}|${id}`;
}

/** What is shown of a province, in short. To who sees no drafts, a draft is nothing new. */
function tagOf({ revision, publishedRevision, origin }: ProvinceState, visibility: Visibility): string {
  if (visibility !== 'PUBLISHED') return `${revision}.${origin}.${visibility}`;
  return `${publishedRevision}.${publishedRevision === 0 ? 'empty' : origin}.${visibility}`;
}

/** Runs one query per province and puts the rows of all together. */
async function perProvince<Key extends { province: string }, Row>(
  keys: readonly Key[],
  query: (province: string, keys: Key[]) => Promise<Row[]>,
): Promise<Row[]> {
  const provinces = [...new Set(keys.map((key) => key.province))];
  const groups = groupByKeys(provinces, keys, (key) => key.province);
  const rows = await Promise.all(provinces.map((province, index) => query(province, groups[index] ?? [])));
  return rows.flat();
}

function storeOf(stores: ReadonlyMap<string, ProvinceStore>, province: string): ProvinceStore {
  const store = stores.get(province);
  if (!store) throw new ProvinceNotHeldError(province);
  return store;
}
