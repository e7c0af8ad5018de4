import { useGraphiQL, useOperationsEditorState, useVariablesEditorState } from '@graphiql/react';
import { parse, type DocumentNode } from 'graphql';
import { useMemo, useRef } from 'react';
import { useWords } from '../page/state';
import { variableFields } from './fields';
import { FieldInput } from './FieldInput';
import { readValues, withValue, writeValues } from '../page/values';

/** The variables that the query declares, one field each; the JSON is written with every change, and read again when it changes. */
export function VariableForm() {
  const { words } = useWords();
  const schema = useGraphiQL((state) => state.schema);
  const [query] = useOperationsEditorState();
  const [text, setText] = useVariablesEditorState();
  const document = useLastDocument(query);
  const fields = useMemo(
    () => (document && schema ? variableFields(document, schema) : []),
    [document, schema],
  );
  const values = readValues(text);
  if (values === null) return <p className="form-note">{words(unreadable)}</p>;
  if (fields.length === 0) return <p className="form-note">{words(schema ? none : waiting)}</p>;
  return (
    <form className="variable-form" onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`variable-${field.name}`}
          field={field}
          value={values[field.name]}
          onChange={(value) => setText(writeValues(withValue(values, field.name, value)))}
        />
      ))}
    </form>
  );
}

/** While a query is being typed it cannot be read: the form stays as it was. */
function useLastDocument(query: string): DocumentNode | null {
  const last = useRef<DocumentNode | null>(null);
  return useMemo(() => {
    try {
      last.current = query.trim() === '' ? null : parse(query, { noLocation: true });
    } catch {
      // The editor marks where it cannot be read.
    }
    return last.current;
  }, [query]);
}

const unreadable = {
  vi: 'JSON của các biến chưa đúng; sửa ở thẻ JSON rồi quay lại biểu mẫu.',
  en: 'The JSON of the variables cannot be read; mend it under JSON, then come back to the form.',
};
const none = { vi: 'Truy vấn này không có biến.', en: 'This query has no variables.' };
const waiting = { vi: 'Đang đọc lược đồ…', en: 'Reading the schema…' };
