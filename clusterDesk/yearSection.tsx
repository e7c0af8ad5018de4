import { usePage } from '../desk/page';
import { draftOf } from './draft';
import { Field } from './field';
import { candidatesOf, Elected, Members } from './members';
import type { Draft, Person, SectionProps } from './types';

/** Which cluster and year, and who takes part. */
export function YearSection({ draft, known, person, change }: SectionProps & { person: Person }) {
  const { say } = usePage();
  const { season } = draft;
  const set = (fields: Partial<Draft['season']>) => change({ season: { ...season, ...fields } });
  const candidates = candidatesOf(draft, known);
  return (
    <section aria-labelledby="year-title" class="begin">
      <h2 id="year-title">{say({ vi: '1. Cụm và năm', en: '1. Cluster and year' })}</h2>
      <WhichYear draft={draft} known={known} person={person} change={change} />
      <Field
        id="theme"
        label={{ vi: 'Chủ đề năm', en: 'Theme' }}
        value={season.theme ?? ''}
        set={(theme) => set({ theme: theme || null })}
      />
      <Members draft={draft} known={known} change={change} />
      <Elected
        role={{ vi: 'Cụm trưởng', en: 'Chair' }}
        id="chair"
        election={season.chair}
        candidates={candidates}
        set={(chair) => set({ chair })}
      />
      <Elected
        role={{ vi: 'Cụm phó', en: 'Vice chair' }}
        id="viceChair"
        election={season.viceChair}
        candidates={candidates}
        set={(viceChair) => set({ viceChair })}
      />
      <Field
        id="dueOn"
        isDay
        label={{ vi: 'Hạn báo cáo của cụm', en: 'Due' }}
        value={season.dueOn ?? ''}
        set={(dueOn) => set({ dueOn: dueOn || null })}
      />
    </section>
  );
}

const newCluster = '';

/** What the register has of the year that is chosen is filled in. */
function WhichYear({ draft, known, person, change }: SectionProps & { person: Person }) {
  const { say } = usePage();
  const { cluster, season, document, pasted, read } = draft;
  const isKnown = known.clusters.some(({ id }) => id === cluster.id);
  // What was brought of a text stays: the year is often put right after it.
  const choose = (id: string, year: number, kept: Partial<Draft> = {}) =>
    change({ ...draftOf(id, year, known), pasted, read, ...kept });
  return (
    <>
      {person.cluster === null && (
        <>
          <label for="cluster">{say({ vi: 'Cụm thi đua', en: 'Cluster' })}</label>
          <select
            id="cluster"
            value={isKnown ? cluster.id : newCluster}
            onChange={({ currentTarget }) => choose(currentTarget.value, season.year)}
          >
            {known.clusters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={newCluster}>{say({ vi: 'Cụm mới…', en: 'A new cluster…' })}</option>
          </select>
        </>
      )}
      {!isKnown && person.cluster === null && (
        <Field
          id="cluster-id"
          label={{ vi: 'Mã cụm mới (như cum-7)', en: 'Id of the new cluster (such as cum-7)' }}
          value={cluster.id}
          set={(id) =>
            change({ cluster: { ...cluster, id }, document: { ...document, id: `${id}-${season.year}` } })
          }
        />
      )}
      <Field
        id="cluster-name"
        label={{ vi: 'Tên cụm', en: 'Name' }}
        value={cluster.name}
        set={(name) => change({ cluster: { ...cluster, name } })}
      />
      <label for="year">{say({ vi: 'Năm', en: 'Year' })}</label>
      <input
        id="year"
        type="number"
        min={2000}
        max={2100}
        value={season.year}
        onChange={({ currentTarget }) => choose(cluster.id, Number(currentTarget.value), { cluster })}
      />
    </>
  );
}
