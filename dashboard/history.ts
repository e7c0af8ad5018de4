import { useCallback, useEffect, useState } from 'preact/hooks';
import { formatAddress, parseAddress, type Address } from './address';

/** The address that the browser shows, and a way to another one. Null if no view has it. */
export function useAddress(): [Address | null, (address: Address) => void] {
  const [address, setAddress] = useState(readAddress);
  useEffect(() => {
    const follow = () => setAddress(readAddress());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((next: Address) => {
    window.history.pushState(null, '', formatAddress(next));
    setAddress(next);
  }, []);
  return [address, go];
}

function readAddress(): Address | null {
  return parseAddress(new URL(window.location.href));
}
