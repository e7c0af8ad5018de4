import { useContext, useState, type KeyboardEvent } from 'react';
import { search } from '../../../web/search';
import { PageContext, useWords, type KnownThing } from '../page/state';
import type { Known } from './fields';

interface KnownInputProps {
  id: string;
  of: Known;
  ids: readonly string[];
  isMany: boolean;
  onChange(ids: readonly string[]): void;
}

const mostOffered = 12;

/**
 * Ids chosen by name: typing searches, with Vietnamese marks or without; the arrows and Enter choose, Escape closes. What is not
 * known by name is taken as an id.
 */
export function KnownInput({ id, of, ids, isMany, onChange }: KnownInputProps) {
  const { known } = useContext(PageContext);
  const { language, words } = useWords();
  const things = known[of];
  const nameOf = (thing: KnownThing) => (language === 'vi' ? thing.name : thing.nameEn);
  const sayId = (one: string) => {
    const thing = things.find((other) => other.id === one);
    return thing ? `${nameOf(thing)} (${one})` : one;
  };
  const list = useListbox(things, nameOf, (chosen) =>
    onChange(isMany ? [...new Set([...ids, chosen])] : [chosen]),
  );
  return (
    <div className="known">
      {ids.length > 0 && (
        <ul className="chosen">
          {ids.map((one) => (
            <li key={one}>
              {sayId(one)}
              <button
                type="button"
                aria-label={`${words(remove)}: ${sayId(one)}`}
                onClick={() => onChange(ids.filter((other) => other !== one))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={list.isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={list.isOpen && list.offered.length > 0 ? `${id}-${list.active}` : undefined}
        placeholder={words(isMany && ids.length > 0 ? addMore : typeName)}
        value={list.text}
        onChange={({ target }) => list.type(target.value)}
        onKeyDown={list.onKeyDown}
        onFocus={() => list.open()}
        onBlur={() => list.close()}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        hidden={!list.isOpen || list.offered.length === 0}
        aria-label={words(typeName)}
      >
        {list.offered.map((thing, index) => (
          <li
            key={thing.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === list.active}
            // Before the field loses its focus.
            onMouseDown={(event) => {
              event.preventDefault();
              list.choose(thing.id);
            }}
          >
            {nameOf(thing)} <code>{thing.id}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const remove = { vi: 'Bỏ', en: 'Remove' };
const typeName = { vi: 'Gõ tên hoặc mã', en: 'Type a name or an id' };
const addMore = { vi: 'Thêm: gõ tên hoặc mã', en: 'Add: type a name or an id' };

function useListbox(
  things: readonly KnownThing[],
  nameOf: (thing: KnownThing) => string,
  onChoose: (id: string) => void,
) {
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found =
    text.trim() === '' ? things : search(things, text, (thing) => [nameOf(thing), ...thing.others]);
  const offered = found.slice(0, mostOffered);
  const choose = (id: string) => {
    onChoose(id);
    setText('');
    setIsOpen(false);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => (isOpen ? setActive(Math.min(active + 1, offered.length - 1)) : setIsOpen(true)),
      ArrowUp: () => setActive(Math.max(active - 1, 0)),
      Escape: () => setIsOpen(false),
      Enter: () => {
        const id = (isOpen ? offered[active]?.id : undefined) ?? text.trim();
        if (id !== '') choose(id);
      },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return {
    text,
    isOpen,
    active,
    offered,
    choose,
    onKeyDown,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    type: (next: string) => {
      setText(next);
      setActive(0);
      setIsOpen(true);
    },
  };
}
