import { isDocument, type BsonDocument } from './values';

/** Longer ones are rarely the same. */
const longest = 40;
const places = new Array<string>(1 << 13).fill('');

/**
 * Has equal texts of documents be one string in memory: many rows have the same unit, measure or document, and each has come with a
 * string of its own. To be called with a document that nobody else has yet.
 */
export function shareTexts(document: BsonDocument): void {
  for (const field of Object.keys(document)) {
    const value = document[field];
    if (typeof value === 'string') {
      if (value.length <= longest) document[field] = shared(value);
    } else if (Array.isArray(value)) {
      for (const element of value) if (isDocument(element)) shareTexts(element);
    } else if (isDocument(value)) shareTexts(value);
  }
}

/** What stands at the place of a text is that text, or gives way to it: as much is kept as there are places. */
function shared(text: string): string {
  let hash = text.length;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const place = hash & (places.length - 1);
  const known = places[place];
  if (known === text) return known;
  places[place] = text;
  return text;
}
