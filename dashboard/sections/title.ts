import { useEffect } from 'preact/hooks';
import { usePage } from '../page';

/** Names the page in the browser; the whole project if nothing is known yet. */
export function useTitle(name: string | null): void {
  const { say } = usePage();
  const project = say({ vi: 'Số liệu công đoàn các tỉnh', en: "Figures of the provinces' trade unions" });
  useEffect(() => {
    document.title = name === null ? project : `${name} – ${project}`;
  }, [name, project]);
}
