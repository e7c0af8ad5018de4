import { escaped } from '../../platform/xlsx/xml';
import type { Language } from './language';

/** Why there is no file, for who followed a link; no styles of its own, which the policy of data would not allow. */
export function errorPage(message: string, language: Language): string {
  const [title, back] =
    language === 'vi'
      ? ['Chưa tải được tệp', 'Về trang số liệu']
      : ['The file cannot be given', 'To the figures'];
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<title>${title}</title></head><body><h1>${title}</h1><p>${escaped(message)}</p><p><a href="/">${back}</a></p></body></html>`
  );
}
