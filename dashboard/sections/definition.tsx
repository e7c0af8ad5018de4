import { useRef, useState } from 'preact/hooks';
import { unitName } from '../../domain/unitNames';
import { useAnswer } from '../answer';
import { useClosing } from '../closing';
import type { MeasureWording } from '../model/measures';
import { usePage } from '../page';
import { Waiting } from '../waiting';

interface DefinitionHelpProps extends Pick<MeasureWording, 'name' | 'unit' | 'stock'> {
  measure: string;
}

/** What a measure counts, unfolded beside its name. */
export function DefinitionHelp({ measure, name, unit, stock }: DefinitionHelpProps) {
  const { language, say } = usePage();
  const place = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useClosing(place);
  const label = say({ vi: `${name} là gì?`, en: `What is this: ${name}?` });
  return (
    <details
      class="definition-help"
      ref={place}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary aria-label={label} title={label}>
        ?
      </summary>
      {isOpen && (
        <div class="words">
          <Definition measure={measure} />
          <p class="note">
            {say({ vi: 'Đơn vị tính', en: 'Unit' })}: {unitName(unit, language)};{' '}
            {stock
              ? say({ vi: 'số cuối năm', en: 'as of the end of the year' })
              : say({ vi: 'số trong năm', en: 'within the year' })}
            . {say(source)}
          </p>
        </div>
      )}
    </details>
  );
}

const source = {
  vi: 'Nguồn: báo cáo năm của LĐLĐ tỉnh.',
  en: 'Source: the yearly reports of the provincial federations.',
};

/** The sentence or two of the catalogue; asked for when somebody wants them. */
export function Definition({ measure, isBeside = false }: { measure: string; isBeside?: boolean }) {
  const { language } = usePage();
  const asked = useAnswer('MeasureDefinitions', {});
  if (asked.phase === 'waiting' && isBeside) return <p class="definition" />;
  // Beside what it defines it is no loss if it is not there.
  if (asked.phase !== 'answered') return isBeside ? null : <Waiting asked={asked} />;
  const found = asked.answer.measures.find(({ id }) => id === measure);
  return found ? (
    <p class="definition">{{ vi: found.definition, en: found.definitionEn }[language]}</p>
  ) : null;
}
