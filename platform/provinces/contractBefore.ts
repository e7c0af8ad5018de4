import { Kind, parse } from 'graphql';
import { once } from '../../domain/once';
import { readProjectFile } from '../projectFile';

/** Types as `Type` and fields as `Type.field` of the provinces' contract. */
export type Coordinates = ReadonlySet<string>;

/** Of the contract of the version before (`schema/released`), which a service may still be of. */
export const coordinatesBefore = once(() => coordinatesIn('schema/released'));

/** Of the contract of today. */
export const coordinatesNow = once(() => coordinatesIn('schema'));

function coordinatesIn(folder: string): Coordinates {
  const texts = ['province.graphql', 'figures.graphql'].map((file) => readProjectFile(`${folder}/${file}`));
  const definitions = texts.flatMap((text) => parse(text, { noLocation: true }).definitions);
  return new Set(
    definitions.flatMap((node) => {
      if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION) return [];
      const { value: type } = node.name;
      const fields = node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [];
      return [type, ...fields.map(({ name }) => `${type}.${name.value}`)];
    }),
  );
}
