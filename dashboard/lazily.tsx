import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from './page';
import { Waiting } from './waiting';

/**
 * A page of its own that is loaded when somebody opens it, so that the first one is there sooner.
 *
 * @param load always the same function
 */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  return function Lazily(props: Props) {
    const [Content, setContent] = useState<FunctionComponent<Props> | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Content !== null) return;
      load().then(
        (component) => {
          loaded = component;
          setContent(() => component);
        },
        // The gateway has gone, or has other files since this page was opened.
        () => setFailed(true),
      );
    }, []);
    if (failed) return <NotLoaded />;
    if (Content === null) return <Waiting asked={{ phase: 'waiting', attempt: 1, before: null }} />;
    return <Content {...props} />;
  };
}

function NotLoaded() {
  const { say } = usePage();
  return (
    <div class="failure" role="alert">
      <p>
        {say({
          vi: 'Không tải được trang này: mất mạng, hoặc cổng vừa có phiên bản mới.',
          en: 'This page could not be loaded: there is no network, or the gateway has a new version.',
        })}
      </p>
      <p>
        <button type="button" onClick={() => window.location.reload()}>
          {say({ vi: 'Tải lại', en: 'Load it again' })}
        </button>
      </p>
    </div>
  );
}
