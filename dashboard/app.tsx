import { useEffect, useMemo } from 'preact/hooks';
import { home } from './address';
import { Patterns } from './charts/patterns';
import { useAddress } from './history';
import { keepLanguage, keptLanguage } from '../web/languageChoice';
import { PageProvider, type Page } from './page';
import { View } from './view';

/** The whole page: its address decides everything that it shows. */
export function App() {
  const [found, go] = useAddress();
  const address = found ?? home;
  const language = address.language ?? keptLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.classList.toggle('embedded', address.embedded);
    if (address.language !== null) keepLanguage(address.language);
  }, [language, address]);
  const page = useMemo(
    (): Page => ({ address, language, say: (text) => text[language], go, today: new Date() }),
    [address, language, go],
  );
  return (
    <PageProvider value={page}>
      <Patterns />
      <View found={found !== null} />
    </PageProvider>
  );
}
