import type { ComponentChildren } from 'preact';
import type { FigureTrailQuery } from '../../schema/generated/operations';
import { factTree, type FactBranch } from '../model/factTree';
import { figureOf, nameFigure } from '../model/figureName';
import type { Catalogue } from '../model/measures';
import { usePage } from '../page';
import type { Text } from '../../web/words/language';
import { sayBounds } from '../../web/words/bounds';
import { formatDay } from '../../web/words/dates';
import { bodyTexts, factStatusTexts, statusTexts } from '../../web/words/values';

type Facts = NonNullable<NonNullable<FigureTrailQuery['province']>['facts']>;
export type FactNode = Facts['edges'][number]['node'];

interface FactListProps {
  facts: readonly FactNode[];
  /** Id of the province or season whose facts are listed: it need not be said again. */
  owner: string;
  catalogue: Catalogue;
  /** What is written in a document, when somebody wants to read on. */
  copyOf(fact: FactNode): ComponentChildren;
}

/** Numbers as reported, each in its sentence, with its document; parts stand under their total. */
export function FactList({ facts, ...props }: FactListProps) {
  return <Branches branches={factTree(facts)} {...props} />;
}

type BranchesProps = Omit<FactListProps, 'facts'> & {
  branches: readonly FactBranch<FactNode>[];
  /** Whether they stand under what contains them. */
  areParts?: boolean;
};

function Branches({ branches, areParts = false, ...props }: BranchesProps) {
  const { say } = usePage();
  return (
    <ol class="facts">
      {branches.map(({ fact, parts }) => (
        <li key={fact.id} class="fact">
          <Fact fact={fact} isPart={areParts} {...props} />
          {parts.length > 0 && (
            <div class="parts-of">
              <p class="remark">{say({ vi: 'Trong đó:', en: 'Of these:' })}</p>
              <Branches branches={parts} areParts {...props} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

type FactProps = Omit<FactListProps, 'facts'> & { fact: FactNode; isPart: boolean };

function Fact({ fact, isPart, owner, catalogue, copyOf }: FactProps) {
  const { language, say } = usePage();
  const { unit: measuredIn } = catalogue.measure(fact.measure, language);
  return (
    <>
      <p class="quantity">
        {fact.quantity
          ? sayBounds(fact.quantity, 'printed', measuredIn, language)
          : say(fact.status ? factStatusTexts[fact.status] : withheld)}
      </p>
      <p>{nameFigure(figureOf(fact), catalogue, language)}</p>
      <Sentence fact={fact} />
      <Remarks fact={fact} isPart={isPart} owner={owner} />
      <Source fact={fact} copyOf={copyOf} />
    </>
  );
}

/** The words of the document, the number marked; the number alone if its sentence is not known. */
function Sentence({ fact: { excerpt, printed } }: { fact: FactNode }) {
  if (excerpt === null && printed === null) return null;
  return (
    <blockquote lang="vi">
      {excerpt === null ? (
        <>“{printed}”</>
      ) : (
        <>
          {excerpt.before}
          <mark>{excerpt.marked}</mark>
          {excerpt.after}
        </>
      )}
    </blockquote>
  );
}

/** The reason that there is: so few people stand behind the number that they could be known by it. */
const withheld = {
  vi: 'Không công bố: số quá nhỏ, có thể nhận ra từng người',
  en: 'Withheld: so small that single people could be known by it',
};

function Remarks({ fact, isPart, owner }: Pick<FactProps, 'fact' | 'isPart' | 'owner'>) {
  const { say } = usePage();
  const { includedIn, notAdded, presentedBy, form, status } = fact;
  const remarks = [
    ...(isOfOwner(fact, owner) ? [] : [nameUnit(fact, say)]),
    ...(fact.quantity && status ? [say(factStatusTexts[status])] : []),
    ...(form === 'ITEM' ? [say({ vi: 'từng trường hợp', en: 'one case' })] : []),
    ...(presentedBy === null
      ? []
      : [`${say({ vi: 'cấp trao', en: 'presented by' })}: ${say(bodyTexts[presentedBy])}`]),
    ...(includedIn === null || isPart
      ? []
      : [
          say({
            vi: 'là một phần của số khác, không cộng thêm',
            en: 'a part of another number, not added to it',
          }),
        ]),
    ...(notAdded === null ? [] : [`${say({ vi: 'không cộng', en: 'not added' })}: ${notAdded}`]),
  ];
  return remarks.length === 0 ? null : <p class="remark">{remarks.join(' · ')}</p>;
}

/** Whether a number is of the province or season whose facts are listed: its federation is called as the province. */
function isOfOwner({ unit }: FactNode, owner: string): boolean {
  return unit === owner || unit === `unit:${owner}:${owner}`;
}

function nameUnit({ unitName }: FactNode, say: (text: Text) => string): string {
  return unitName ?? say({ vi: 'của một đơn vị cấp dưới', en: 'of a unit below' });
}

const mentionMeaning = {
  vi: 'Tài liệu của nơi khác có nhắc tới: số này là mức ít nhất, không cộng vào số mà chính tỉnh đã báo cáo',
  en: 'A document of somebody else that mentions it: at least so much, and not added to what the province itself reported',
};

/** The document as somebody would look for it: its title, who published it and when, and where it can be read. */
function Source({ fact, copyOf }: Pick<FactProps, 'fact' | 'copyOf'>) {
  const { language, say } = usePage();
  const { file, title, url, publisher, publishedOn, status, kind } = fact.document;
  const name = title ?? file;
  const origin = [publisher, publishedOn === null ? null : formatDay(publishedOn, language)];
  return (
    <div class="source">
      <p>
        <span class="kicker">{say({ vi: 'Theo', en: 'From' })}</span>{' '}
        {url === null ? (
          <cite>{name}</cite>
        ) : (
          <cite>
            <a href={url} rel="noreferrer">
              {name}
            </a>
          </cite>
        )}{' '}
        <span class={`badge ${status.toLowerCase()}`}>{say(statusTexts[status])}</span>
      </p>
      {kind === 'MENTION' && <p class="remark">{say(mentionMeaning)}</p>}
      <p class="remark">{origin.filter((part) => part !== null).join(', ')}</p>
      {fact.excerpt !== null && copyOf(fact)}
    </div>
  );
}
