import { usePage } from '../page';
import { SearchForm } from './searchForm';
import { PlaceLink } from '../placeLink';
import { roleTexts } from '../../web/roles';
import { signInHref } from '../../web/session';
import type { Language } from '../../web/words/language';

export function SkipLink() {
  const { say } = usePage();
  return (
    <a class="skip" href="#content">
      {say({ vi: 'Tới nội dung', en: 'Skip to content' })}
    </a>
  );
}

/** On every page: its name, the search, the other pages and the language. */
export function TopBar({ text = '' }: { text?: string }) {
  const { say, url } = usePage();
  const isSearch = url.pathname === '/tim';
  return (
    <div class="top">
      <PlaceLink href="/" class="brand">
        {say({ vi: 'Số liệu công đoàn các tỉnh', en: "Figures of the provinces' trade unions" })}
      </PlaceLink>
      <SearchForm text={text} name="top" />
      <nav class="pages" aria-label={say({ vi: 'Các trang', en: 'Pages' })}>
        <PlaceLink href="/bang" current={url.pathname === '/bang'}>
          {say({ vi: 'Lập bảng', en: 'Make a table' })}
        </PlaceLink>
        <a href="/huong-dan">{say({ vi: 'Hướng dẫn', en: 'Guide' })}</a>
        <a href="/playground">{say({ vi: 'Truy vấn', en: 'Queries' })}</a>
        <SignedIn />
      </nav>
      <LanguageSwitch />
      {!isSearch && (
        <PlaceLink href="/tim" class="to-search">
          {say({ vi: 'Tìm tỉnh, cụm…', en: 'Search…' })}
        </PlaceLink>
      )}
    </div>
  );
}

/** Who reads the page, or the way to say it. */
function SignedIn() {
  const { say, url, who } = usePage();
  const isThere = url.pathname === '/dang-nhap';
  if (who?.by !== 'SESSION') {
    return (
      <PlaceLink
        href={isThere ? url.pathname + url.search : signInHref(url.pathname + url.search)}
        current={isThere}
      >
        {say({ vi: 'Đăng nhập', en: 'Sign in' })}
      </PlaceLink>
    );
  }
  return (
    <PlaceLink href="/dang-nhap" current={isThere} class="who">
      <span class="visually-hidden">{say({ vi: 'Đang đăng nhập:', en: 'Signed in:' })} </span>
      {who.name ?? say(roleTexts(who))}
    </PlaceLink>
  );
}

/** One click to the other language; each is named in itself. */
function LanguageSwitch() {
  const { language, url } = usePage();
  const names: readonly [Language, string][] = [
    ['vi', 'Tiếng Việt'],
    ['en', 'English'],
  ];
  return (
    <nav class="languages" aria-label="Ngôn ngữ / Language">
      {names.map(([other, name]) => {
        const next = new URL(url);
        next.searchParams.set('lang', other);
        return (
          <PlaceLink key={other} href={`${next.pathname}${next.search}`} current={language === other}>
            <span lang={other}>{name}</span>
          </PlaceLink>
        );
      })}
    </nav>
  );
}
