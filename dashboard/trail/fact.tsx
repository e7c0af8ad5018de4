import type { FigureTrailQuery } from '../../schema/generated/operations';
import { figureOf, nameFigure } from '../model/figureName';
import type { Catalogue } from '../model/measures';
import { usePage } from '../page';
import { sayBounds } from '../words/bounds';
import { formatDay } from '../../web/words/dates';
import { bodyTexts, factStatusTexts, statusTexts } from '../words/labels';

type Facts = NonNullable<NonNullable<FigureTrailQuery['province']>['facts']>;
export type FactNode = Facts['edges'][number]['node'];

interface FactProps {
  fact: FactNode;
  /** Id of the province or season whose facts are listed: it need not be said again. */
  owner: string;
  catalogue: Catalogue;
}

/** One number as reported, with the words and the place in its document. */
export function Fact({ fact, owner, catalogue }: FactProps) {
  const { language, say } = usePage();
  const { unit: measuredIn } = catalogue.measure(fact.measure, language);
  return (
    <li class="fact">
      <p class="quantity">
        {fact.quantity
          ? sayBounds(fact.quantity, 'printed', measuredIn, language)
          : say(fact.status ? factStatusTexts[fact.status] : withheld)}
      </p>
      <p>{nameFigure(figureOf(fact), catalogue, language)}</p>
      {fact.printed !== null && (
        <blockquote lang="vi">
          “{fact.printed}”
          {fact.offset !== null && (
            <span class="offset">
              {say({ vi: 'vị trí', en: 'offset' })} {fact.offset}
            </span>
          )}
        </blockquote>
      )}
      <Remarks fact={fact} owner={owner} />
      <Source document={fact.document} />
    </li>
  );
}

/** The reason that there is: so few people stand behind the number that they could be known by it. */
const withheld = {
  vi: 'Không công bố: số quá nhỏ, có thể nhận ra từng người',
  en: 'Withheld: so small that single people could be known by it',
};

function Remarks({ fact, owner }: Omit<FactProps, 'catalogue'>) {
  const { say } = usePage();
  const { unit, includedIn, notAdded, presentedBy, form, status } = fact;
  const remarks = [
    ...(unit === owner ? [] : [`${say({ vi: 'đơn vị', en: 'unit' })} ${unit}`]),
    ...(fact.quantity && status ? [say(factStatusTexts[status])] : []),
    ...(form === 'ITEM' ? [say({ vi: 'từng trường hợp', en: 'one case' })] : []),
    ...(presentedBy === null
      ? []
      : [`${say({ vi: 'cấp trao', en: 'presented by' })}: ${say(bodyTexts[presentedBy])}`]),
    ...(includedIn === null
      ? []
      : [`${say({ vi: 'đã nằm trong số liệu', en: 'already contained in fact' })} ${includedIn}`]),
    ...(notAdded === null ? [] : [`${say({ vi: 'không cộng', en: 'not added' })}: ${notAdded}`]),
  ];
  return remarks.length === 0 ? null : <p class="remark">{remarks.join(' · ')}</p>;
}

const mentionMeaning = {
  vi: 'Tài liệu của nơi khác có nhắc tới: số này là mức ít nhất, không cộng vào số mà chính tỉnh đã báo cáo',
  en: 'A document of somebody else that mentions it: at least so much, and not added to what the province itself reported',
};

function Source({ document }: { document: FactNode['document'] }) {
  const { language, say } = usePage();
  const { file, publisher, publishedOn, status, kind, sha256 } = document;
  return (
    <dl class="source">
      <dt>{say({ vi: 'Tài liệu', en: 'Document' })}</dt>
      <dd>
        <span class="file">{file}</span>{' '}
        <span class={`badge ${status.toLowerCase()}`}>{say(statusTexts[status])}</span>
        {kind === 'MENTION' && <p class="remark">{say(mentionMeaning)}</p>}
      </dd>
      {publisher !== null && (
        <>
          <dt>{say({ vi: 'Nơi đăng', en: 'Publisher' })}</dt>
          <dd>{publisher}</dd>
        </>
      )}
      {publishedOn !== null && (
        <>
          <dt>{say({ vi: 'Ngày đăng', en: 'Published' })}</dt>
          <dd>{formatDay(publishedOn, language)}</dd>
        </>
      )}
      {sha256 !== null && (
        <>
          <dt>SHA-256</dt>
          <dd class="hash">{sha256}</dd>
        </>
      )}
    </dl>
  );
}
