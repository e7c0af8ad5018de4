import { useGraphiQL, pick } from '@graphiql/react';
import { useContext, useEffect, useRef, useState } from 'react';
import type { Text } from '../../../web/words/language';
import { formatCount } from '../../../web/words/numbers';
import { PageContext, useWords } from '../page/state';
import { useView } from '../page/useAnswer';
import { readValues } from '../page/values';
import { mostLinkCharacters, writeLink } from '../links/sharedLink';
import { curlOf, fetchOf, pythonOf, type Request } from './snippets';

/** What the clipboard gets, or why it gets nothing. */
type Copy = { kind: 'text'; text: string } | { kind: 'refused'; because: Text };

/** The query of the tab that is shown for others: a link that opens it here, or the code that asks it. */
export function ShareMenu() {
  const { words } = useWords();
  const place = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState<Text | null>(null);
  const copies = useCopies();
  useClosing(place);
  const copy = async (made: Copy) => {
    if (made.kind === 'refused') return setSaid(made.because);
    try {
      await navigator.clipboard.writeText(made.text);
      setSaid(texts.copied);
    } catch {
      // Refused by the browser, or by its settings.
      setSaid(texts.notCopied);
    }
  };
  return (
    <details className="share" ref={place} onToggle={() => setSaid(null)}>
      <summary>{words(texts.share)}</summary>
      <ul>
        {copies.map(({ name, make }) => (
          <li key={name.en}>
            <button type="button" onClick={() => void copy(make())}>
              {words(name)}
            </button>
          </li>
        ))}
      </ul>
      <p className="note">{words(texts.note)}</p>
      <p role="status">{said && words(said)}</p>
    </details>
  );
}

const texts = {
  share: { vi: 'Chia sẻ', en: 'Share' },
  link: { vi: 'Sao chép liên kết', en: 'Copy a link' },
  curl: { vi: 'Sao chép lệnh cURL', en: 'Copy as cURL' },
  fetch: { vi: 'Sao chép mã JavaScript (fetch)', en: 'Copy as JavaScript (fetch)' },
  python: { vi: 'Sao chép mã Python', en: 'Copy as Python' },
  note: {
    vi: 'Liên kết chứa truy vấn, các biến và cách xem; không chứa khóa, cũng không chứa số liệu.',
    en: 'The link holds the query, its variables and how it is shown; no key, and no figures.',
  },
  copied: { vi: 'Đã sao chép.', en: 'Copied.' },
  notCopied: { vi: 'Trình duyệt không cho sao chép.', en: 'The browser does not let it be copied.' },
  badVariables: {
    vi: 'JSON của các biến chưa đúng, nên chưa sao chép được.',
    en: 'The JSON of the variables cannot be read, so nothing was copied.',
  },
} satisfies Record<string, Text>;

function useCopies(): readonly { name: Text; make(): Copy }[] {
  const { needsKey } = useContext(PageContext);
  const [view] = useView();
  const { queryEditor, variableEditor, operationName } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'operationName'),
  );
  const query = () => queryEditor?.getValue() ?? '';
  const code = (write: (request: Request) => string) => (): Copy => {
    const variables = readValues(variableEditor?.getValue() ?? '');
    if (variables === null) return { kind: 'refused', because: texts.badVariables };
    const request = {
      url: `${location.origin}/graphql`,
      query: query(),
      variables,
      operationName: operationName ?? null,
      needsKey,
    };
    return { kind: 'text', text: write(request) };
  };
  return [
    {
      name: texts.link,
      make: () => {
        const shared = { query: query(), variables: variableEditor?.getValue() ?? '', view };
        const link = writeLink(`${location.origin}/playground`, shared);
        if (link.kind === 'link') return { kind: 'text', text: link.href };
        return { kind: 'refused', because: tooLong(link.length) };
      },
    },
    { name: texts.curl, make: code(curlOf) },
    { name: texts.fetch, make: code(fetchOf) },
    { name: texts.python, make: code(pythonOf) },
  ];
}

function tooLong(length: number): Text {
  return {
    vi: `Truy vấn dài quá để gửi bằng liên kết: ${formatCount(length, 'vi')} ký tự, nhiều nhất ${formatCount(mostLinkCharacters, 'vi')}. Hãy lưu nó và gửi tệp của bộ sưu tập.`,
    en: `The query is too long for a link: ${formatCount(length, 'en')} characters of ${formatCount(mostLinkCharacters, 'en')} at most. Save it and send the file of the collection.`,
  };
}

/** Closed by Escape, which gives the focus back, and by a click elsewhere. */
function useClosing(place: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !place.current?.open) return;
      const hadFocus = place.current.contains(document.activeElement);
      place.current.open = false;
      if (hadFocus) place.current.querySelector('summary')?.focus();
    };
    const onClick = ({ target }: MouseEvent) => {
      // What is clicked on a page is a node of it.
      if (place.current && !place.current.contains(target as Node)) place.current.open = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
    };
  }, [place]);
}
