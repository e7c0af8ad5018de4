import type { ComponentChildren } from 'preact';
import { framed } from './address';
import { usePage, type Page } from './page';
import { provinceHref } from './place';

interface PlaceLinkProps {
  href: string;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** A link to any page of ours, which needs no new page unless the reader wants a tab of its own. */
export function PlaceLink({ href: plain, current, children, ...rest }: PlaceLinkProps) {
  const page = usePage();
  const { visit } = page;
  const href = hrefOn(page, plain);
  return (
    <a
      {...rest}
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        visit(href);
      }}
    >
      {children}
    </a>
  );
}

/** What the reader has chosen for this page holds for those that it leads to: its language, and that it stands in a frame. */
function hrefOn({ embedded, url }: Pick<Page, 'embedded' | 'url'>, plain: string): string {
  const target = new URL(plain, url);
  const language = url.searchParams.get('lang');
  if (language !== null && !target.searchParams.has('lang')) target.searchParams.set('lang', language);
  const path = `${target.pathname}${target.search}`;
  return embedded && !target.pathname.startsWith('/nhung/') ? framed(path) : path;
}

/** Provinces' names with commas between, by the alphabet, each of which leads to its page. */
export function ProvinceNames({ provinces }: { provinces: readonly { id: string; name: string }[] }) {
  return (
    <>
      {provinces.toSorted(byName).map((province, index) => (
        <span key={province.id}>
          {index > 0 && ', '}
          <ProvinceName province={province} />
        </span>
      ))}
    </>
  );
}

function byName(left: { name: string }, right: { name: string }): number {
  return left.name.localeCompare(right.name, 'vi');
}

/** A province's name, which leads to its page wherever it stands. */
export function ProvinceName({ province }: { province: { id: string; name: string } }) {
  return (
    <PlaceLink href={provinceHref(province.id)} class="province-name">
      {province.name}
    </PlaceLink>
  );
}
