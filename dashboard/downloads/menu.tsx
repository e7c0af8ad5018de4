import { useRef, useState } from 'preact/hooks';
import { framed } from '../address';
import { useClosing } from '../closing';
import { usePage } from '../page';
import type { Text } from '../../web/words/language';
import type { Picture } from './pictures';

export interface DownloadsProps {
  /** What is taken along, for those who hear it. */
  label: string;
  /** The tables of the section, each with a name if there are several. */
  files: readonly FileLinks[];
  /** None if nothing is drawn. */
  pictures: readonly Picture[];
  /** Where it stands alone; from the slash on. */
  link: string;
  /** The question behind it: a saved operation and its variables. */
  query: { operation: string; variables: object };
}

/** A table as files. */
export interface FileLinks {
  name?: string;
  /** Absent for what the page itself writes. */
  xlsx?: string;
  /** Absent for a workbook; a function for what the page itself writes. */
  csv?: string | (() => void);
}

/** All ways to take a section along. Files and links need no script; the browser keeps the names of files. */
export function Downloads({ label, files, pictures, link, query }: DownloadsProps) {
  const { say } = usePage();
  const place = useRef<HTMLDetailsElement>(null);
  useClosing(place);
  return (
    <details class="downloads" ref={place}>
      <summary aria-label={`${say(words.download)}: ${label}`}>{say(words.download)}</summary>
      <ul>
        {files.map((file) => (
          <FileItem key={file.name} {...file} />
        ))}
        {pictures.map((picture) => (
          <PictureItem key={picture.title} picture={picture} isOnly={pictures.length === 1} />
        ))}
        <CopyItem text={words.link} value={() => `${location.origin}${link}`} />
        <CopyItem text={words.embed} value={() => embedCode(link, label)} />
        <li>
          <a href={playgroundHref(query)}>{say(words.query)}</a>
        </li>
      </ul>
    </details>
  );
}

const words = {
  download: { vi: 'Tải về', en: 'Download' },
  image: { vi: 'Hình', en: 'Picture' },
  link: { vi: 'Sao chép liên kết', en: 'Copy the link' },
  embed: { vi: 'Sao chép mã nhúng', en: 'Copy the code to embed it' },
  query: { vi: 'Mở truy vấn', en: 'Open the query' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  notCopied: { vi: 'Trình duyệt không cho sao chép', en: 'The browser does not let it be copied' },
} satisfies Record<string, Text>;

/** Where the playground opens the query. */
function playgroundHref({ operation, variables }: DownloadsProps['query']): string {
  return `/playground#${new URLSearchParams({ operation, variables: JSON.stringify(variables) }).toString()}`;
}

/** A frame as high as its page, which `nhung.js` sees to. */
function embedCode(link: string, title: string): string {
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const src = quoted(`${location.origin}${framed(link)}`);
  return (
    `<iframe class="congdoan" src="${src}" title="${quoted(title)}" width="640" height="900" loading="lazy"></iframe>` +
    `<script src="${location.origin}/nhung.js" async></script>`
  );
}

function FileItem({ name, xlsx, csv }: FileLinks) {
  return (
    <li>
      {name !== undefined && <span class="of">{name}</span>}
      {xlsx !== undefined && (
        <a href={xlsx} download>
          Excel
        </a>
      )}
      {typeof csv === 'string' && (
        <a href={csv} download>
          CSV
        </a>
      )}
      {typeof csv === 'function' && (
        <button type="button" onClick={csv}>
          CSV
        </button>
      )}
    </li>
  );
}

function PictureItem({ picture, isOnly }: { picture: Picture; isOnly: boolean }) {
  const { say } = usePage();
  const save = async (kind: 'png' | 'svg') => {
    const { saveImage } = await import('./saveImage');
    await saveImage(picture, kind);
  };
  return (
    <li>
      <span class="of">{isOnly ? say(words.image) : picture.title}</span>
      <button type="button" onClick={() => void save('png')}>
        PNG
      </button>
      <button type="button" onClick={() => void save('svg')}>
        SVG
      </button>
    </li>
  );
}

function CopyItem({ text, value }: { text: Text; value: () => string }) {
  const { say } = usePage();
  const [said, setSaid] = useState<Text | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value());
      setSaid(words.copied);
    } catch {
      // Refused by the browser, or by its settings: the reader is told, and can copy the address by hand.
      setSaid(words.notCopied);
    }
  };
  return (
    <li>
      <button type="button" onClick={() => void copy()}>
        {say(text)}
      </button>
      <span role="status" class="said">
        {said && say(said)}
      </span>
    </li>
  );
}
