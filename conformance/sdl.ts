import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { Check } from './check';
import { judged, skipped, type Problem } from './verdict';
import { contractProblems } from './sdlContract';
import { contractSchema } from './selections';

export const sdlChecks: Check[] = [
  {
    id: 'sdl.contract',
    name: { vi: 'SDL đúng hợp đồng', en: 'The SDL fits the contract' },
    mend: {
      vi: 'Phục vụ đủ các kiểu, trường, đối số và giá trị enum của schema/province.graphql và schema/figures.graphql; được thêm, không được bớt.',
      en: 'Serve every type, field, argument and enum value of schema/province.graphql and schema/figures.graphql; more is allowed, less is not.',
    },
    run({ service }) {
      if (service.kind === 'unknown') {
        return judged([{ where: '_service.sdl', expected: service.expected, got: service.got }]);
      }
      return judged(contractProblems(contractSchema(), service.schema));
    },
  },
  {
    id: 'sdl.key',
    name: { vi: 'Khóa của Province là id', en: 'The key of Province is its id' },
    mend: {
      vi: 'Ghi trong SDL: type Province @key(fields: "id").',
      en: 'Write in the SDL: type Province @key(fields: "id").',
    },
    run({ service }) {
      if (service.kind === 'unknown') return skipped('Không đọc được SDL', 'The SDL could not be read');
      return judged(keyProblems(service.document));
    },
  },
];

/** Keys of `Province` other than "id" may stand beside it. */
export function keyProblems(document: DocumentNode): Problem[] {
  const keys = document.definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === 'Province'
      ? (definition.directives ?? []).filter(isKey)
      : [],
  );
  const written = keys.map(argumentsOf);
  if (written.some(({ fields, resolvable }) => fields === 'id' && resolvable !== false)) return [];
  const got =
    written.length === 0 ? 'no @key' : written.map((key) => `@key ${JSON.stringify(key)}`).join(', ');
  return [{ where: 'Province', expected: '@key(fields: "id")', got }];
}

function isKey({ name }: ConstDirectiveNode): boolean {
  return name.value === 'key' || name.value === 'federation__key';
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => {
      const given: unknown = valueFromASTUntyped(value);
      return [name.value, typeof given === 'string' ? given.trim() : given];
    }),
  );
}
