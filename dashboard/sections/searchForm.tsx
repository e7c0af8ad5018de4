import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../page';

/** Leads to the page of what was found; needs no script but for not loading the page anew. */
export function SearchForm({ text = '', name }: { text?: string; name: string }) {
  const { say, visit } = usePage();
  const [value, setValue] = useState(text);
  useEffect(() => setValue(text), [text]);
  const label = say({
    vi: 'Tìm tỉnh, cụm, chỉ tiêu, tài liệu',
    en: 'Search provinces, clusters, measures, documents',
  });
  return (
    <form
      class="search"
      role="search"
      action="/tim"
      onSubmit={(event) => {
        event.preventDefault();
        visit(`/tim?${new URLSearchParams({ q: value }).toString()}`);
      }}
    >
      <label class="visually-hidden" for={`search-${name}`}>
        {label}
      </label>
      <input
        id={`search-${name}`}
        type="search"
        name="q"
        value={value}
        placeholder={say({ vi: 'Tìm tỉnh, cụm, chỉ tiêu…', en: 'Search…' })}
        onInput={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <button type="submit">{say({ vi: 'Tìm', en: 'Search' })}</button>
    </form>
  );
}
