import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { placeOf } from '../../domain/excerpt';
import { useAnswer } from '../answer';
import { usePage } from '../page';
import { Waiting } from '../waiting';
import { unansweredText } from '../words/labels';
import type { FactNode } from './fact';

interface CopyProps {
  fact: FactNode;
  province: string;
}

/** What is written in a document that a province keeps, asked for when somebody opens it. */
export function ProvinceCopy({ fact, province }: CopyProps) {
  return (
    <Opened>
      <ProvinceText fact={fact} province={province} />
    </Opened>
  );
}

/** The same of a document of a cluster. */
export function PublishedCopy(props: { fact: FactNode; cluster: string; year: number }) {
  return (
    <Opened>
      <PublishedText {...props} />
    </Opened>
  );
}

function Opened({ children }: { children: ComponentChildren }) {
  const { say } = usePage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="copy" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say({ vi: 'Đọc toàn văn (bản lưu)', en: 'Read the whole text (stored copy)' })}</summary>
      {isOpen && children}
    </details>
  );
}

function ProvinceText({ fact, province }: CopyProps) {
  const { say } = usePage();
  const asked = useAnswer('DocumentText', { province, document: fact.document.id });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const facts = asked.answer.province?.facts;
  if (!facts) return <p class="absent">{say(unansweredText)}</p>;
  return <Copy fact={fact} text={facts.edges[0]?.node.document.text ?? null} />;
}

function PublishedText({ fact, cluster, year }: { fact: FactNode; cluster: string; year: number }) {
  const asked = useAnswer('PublishedText', { cluster, year });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const found = asked.answer.cluster?.season?.documents.find(({ id }) => id === fact.document.id);
  return <Copy fact={fact} text={found?.text ?? null} />;
}

/** The text with the number marked in it. */
function Copy({ fact, text }: { fact: FactNode; text: string | null }) {
  const { say } = usePage();
  if (text === null) {
    return <p class="absent">{say({ vi: 'Không có bản lưu.', en: 'There is no stored copy.' })}</p>;
  }
  const start = placeOf(text, fact) ?? 0;
  const end = start + (fact.printed?.length ?? 0);
  return (
    <div class="whole" lang="vi" tabIndex={0}>
      {text.slice(0, start)}
      <mark ref={showWithin}>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </div>
  );
}

/** Moves the box to the number, and leaves the page where it is. */
function showWithin(mark: HTMLElement | null): void {
  const box = mark?.parentElement;
  if (mark && box) box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
}
