import { useState } from 'preact/hooks';
import { Link } from '../link';
import type { Dashboard, ProvinceRow } from '../model/dashboard';
import type { MainMeasure } from '../model/measures';
import { sizeOf } from '../model/ranking';
import { usePage } from '../page';
import { PlaceLink, ProvinceNames } from '../placeLink';
import { provinceHref } from '../place';
import { nearEachOther, tilesOf, type Tile } from '../tiles/layout';
import { mostOf, readTile, shades, tileLook } from '../tiles/shades';
import { sayBounds } from '../../web/words/bounds';
import type { Text } from '../../web/words/language';
import { formatInScale, sayScale, shortScaleOf, type ShortScale } from '../../web/words/numbers';
import { reasonTexts } from '../../web/words/gaps';
import { mentionedText } from '../words/labels';

interface TileMapProps {
  dashboard: Dashboard;
  measure: MainMeasure;
}

/** The provinces of the scope roughly where they lie; on request all of the year's map, those outside of the scope outlined. */
export function TileMap({ dashboard, measure }: TileMapProps) {
  const { language, say } = usePage();
  const { provinces, map, year } = dashboard;
  const rowOf = new Map(provinces.map((province) => [province.id, province]));
  const nameOf = new Map(map.map(({ id, name }) => [id, name]));
  const most = mostOf(provinces, measure);
  const scale = shortScaleOf(most);
  const { unit } = dashboard.catalogue.measure(measure.id, language);
  const unitWords = sayScale(scale, unit, language);
  const [isWhole, setWhole] = useState(false);
  const all = tilesOf(year);
  const isPart = dashboard.cluster !== null;
  const tiles = isPart && !isWhole ? nearEachOther(all.filter(({ province }) => rowOf.has(province))) : all;
  const onMap = new Set(all.map(({ province }) => province));
  const gone = provinces.filter(({ id }) => !onMap.has(id));
  return (
    <figure class="tile-map">
      <figcaption>
        {say({ vi: `Bản đồ ô, ${tiles.length} tỉnh`, en: `Tile map, ${tiles.length} provinces` })}{' '}
        <span class="when">
          {say(year < 2025 ? beforeMerger : sinceMerger)}
          {unitWords !== '' && say({ vi: `; đơn vị: ${unitWords}`, en: `; in ${unitWords}` })}
        </span>
      </figcaption>
      <ul
        class="tiles"
        style={{ '--columns': columnsOf(tiles) }}
        aria-label={dashboard.catalogue.measure(measure.id, language).name}
      >
        {tiles.map((tile) => (
          <TileItem
            key={tile.province}
            tile={tile}
            name={nameOf.get(tile.province) ?? tile.province}
            province={rowOf.get(tile.province) ?? null}
            {...{ dashboard, measure, most, scale }}
          />
        ))}
      </ul>
      {isPart && (
        <button type="button" class="whole" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {say(
            isWhole
              ? { vi: 'Chỉ các tỉnh của cụm', en: "Only the cluster's provinces" }
              : { vi: `Cả nước (${all.length} tỉnh)`, en: `The whole country (${all.length} provinces)` },
          )}
        </button>
      )}
      {gone.length > 0 && (
        <p class="note">
          {say(notOnMap)}: <ProvinceNames provinces={gone} />.
        </p>
      )}
      <Legend {...{ most, scale }} withSimulated={provinces.some(({ simulated }) => simulated)} />
    </figure>
  );
}

/** The whole country has seven; of a few tiles each has more room. */
function columnsOf(tiles: readonly Tile[]): number {
  return Math.max(4, ...tiles.map(({ column }) => column + 1));
}

const beforeMerger: Text = { vi: 'trước sáp nhập 01/07/2025', en: 'before the mergers of 01/07/2025' };
const sinceMerger: Text = { vi: 'sau sáp nhập 01/07/2025', en: 'since the mergers of 01/07/2025' };

const notOnMap: Text = {
  vi: 'Không còn trên bản đồ của năm này',
  en: "No longer on this year's map",
};

interface TileItemProps extends TileMapProps {
  tile: Tile;
  name: string;
  /** Null outside of the scope. */
  province: ProvinceRow | null;
  most: number;
  scale: ShortScale;
}

function TileItem({ tile, name, province, dashboard, measure, most, scale }: TileItemProps) {
  const { language, say } = usePage();
  const place = { gridColumn: tile.column + 1, gridRow: tile.row + 1 };
  if (province === null) {
    return (
      <li class="tile outside" style={place}>
        <PlaceLink href={provinceHref(tile.province)}>
          <span class="name">{name}</span>
        </PlaceLink>
      </li>
    );
  }
  const { state } = province;
  const quantity = readTile(province, measure);
  const { unit, name: measureName } = dashboard.catalogue.measure(measure.id, language);
  const words = [
    quantity ? sayBounds(quantity, 'printed', unit, language) : say(noFigure),
    ...(state.kind === 'mentioned' ? [say(mentionedText)] : []),
    ...(state.kind === 'missing' || state.kind === 'stale' ? [say(reasonTexts[state.reason])] : []),
    ...(province.simulated ? [say({ vi: 'Giả lập', en: 'Simulated' })] : []),
  ].join('. ');
  const figure = { measure: measure.id };
  return (
    <li
      class={`tile ${tileLook(state.kind, quantity, most)}${province.simulated ? ' simulated' : ''}`}
      style={place}
    >
      <Link to={{ trail: { figure, year: dashboard.year, of: { kind: 'province', province: province.id } } }}>
        <span class="name">{name}</span>
        <span class="visually-hidden">
          , {measureName}: {words}
        </span>
        <span class="short" aria-hidden="true">
          {quantity
            ? formatInScale(sizeOf(quantity), scale, language)
            : say(state.kind === 'missing' ? shortMissing : shortNoFigure)}
          {state.kind === 'stale' && ` · ${say(shortStale)}`}
          {state.kind === 'mentioned' && quantity && '+'}
        </span>
      </Link>
    </li>
  );
}

const noFigure: Text = { vi: 'chưa có số liệu', en: 'no figure' };
const shortNoFigure: Text = { vi: 'chưa có', en: 'no figure' };
const shortMissing: Text = { vi: 'thiếu', en: 'missing' };
const shortStale: Text = { vi: 'cũ', en: 'old' };

interface LegendProps {
  most: number;
  scale: ShortScale;
  withSimulated: boolean;
}

function Legend({ most, scale, withSimulated }: LegendProps) {
  const { language, say } = usePage();
  const steps = Array.from({ length: shades }, (_, index) => index + 1);
  return (
    <ul class="legend">
      {most > 0 && (
        <li class="scale">
          <span class="tile shade-0">0</span>
          {steps.map((step) => (
            <span key={step} class={`tile shade-${step}`}>
              {step === shades ? formatInScale(most, scale, language) : ''}
            </span>
          ))}
        </li>
      )}
      {withSimulated && (
        <li>
          <span class="tile shade-1 simulated" /> {say({ vi: 'giả lập', en: 'simulated' })}
        </li>
      )}
      <li>
        <span class="tile stale" /> {say({ vi: 'số cũ', en: 'old figures' })}
      </li>
      <li>
        <span class="tile mentioned" /> {say({ vi: 'được nhắc tới, ít nhất', en: 'mentioned, at least' })}
      </li>
      <li>
        <span class="tile missing" /> {say({ vi: 'thiếu', en: 'missing' })}
      </li>
      <li>
        <span class="tile outside" /> {say({ vi: 'ngoài phạm vi', en: 'not in scope' })}
      </li>
    </ul>
  );
}
