import type { ComponentChildren } from 'preact';
import { formatAddress, type Address } from './address';
import { usePage } from './page';

interface LinkProps {
  /** What differs from the view that is shown. */
  to: Partial<Address>;
  class?: string;
  current?: boolean;
  label?: string;
  title?: string;
  children: ComponentChildren;
}

/** A link to another view, which needs no new page unless the reader wants a tab of its own. */
export function Link({ to, current, label, children, ...rest }: LinkProps) {
  const { address, go } = usePage();
  const target = { ...address, ...to };
  return (
    <a
      {...rest}
      href={formatAddress(target)}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(target);
      }}
    >
      {children}
    </a>
  );
}
