import type { ProvinceModels, StateRecord } from './model';

/** Of a province's data: the revision that readers see, the first that can still be read, and whose data it is. */
export type ProvinceState = Required<Pick<StateRecord, 'revision' | 'oldest' | 'origin'>>;

/** Revision 0 of no origin where nothing was ever imported. */
export async function readState(models: ProvinceModels): Promise<ProvinceState> {
  const state = await models.state.findById('state').lean();
  return { revision: state?.revision ?? 0, oldest: state?.oldest ?? 0, origin: state?.origin ?? 'empty' };
}

export async function readRevision(models: ProvinceModels): Promise<number> {
  return (await readState(models)).revision;
}
