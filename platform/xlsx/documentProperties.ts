import { escaped } from './xml';

/** Properties of the document that may say what all its other parts are: they are asked for last. */
export interface DocumentProperties {
  /** The same pieces of a part, taken note of. */
  noted(path: string, bytes: Iterable<Uint8Array>): Iterable<Uint8Array>;
  texts(): Readonly<Record<string, string>>;
}

/** Where the document's own properties are, which Excel shows. */
export const propertiesPart = 'docProps/custom.xml';

const properties = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
/** Of properties that are a user's own. */
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

export function propertiesXml(texts: Readonly<Record<string, string>>): string {
  const rows = Object.entries(texts).map(
    ([name, text], index) =>
      `<property fmtid="${formatId}" pid="${index + 2}" name="${escaped(name)}"><vt:lpwstr>${escaped(text)}</vt:lpwstr></property>`,
  );
  return `<Properties xmlns="${properties}" xmlns:vt="${types}">${rows.join('')}</Properties>`;
}
