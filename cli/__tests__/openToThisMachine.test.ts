import { loadConfig } from '../../platform/config';
import { silentLogger } from '../../platform/logger';
import { createStatusPage } from '../../platform/metrics/statusPage';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { gatewayOptions, localCallers } from '../roles/gateway';

function isOpen(environment: Record<string, string>, openToThisMachine: boolean): boolean | undefined {
  const config = loadConfig(environment);
  const { access } = gatewayOptions(
    config,
    testPrivateKey,
    silentLogger,
    { metrics: null, traced: false, status: createStatusPage() },
    { openToThisMachine },
  );
  const isSaid = localCallers(config, { openToThisMachine }).includes('asks without a key');
  expect(isSaid).toBe(access?.trustLocal);
  return access?.trustLocal;
}

describe('a gateway', () => {
  it('is open to callers of its machine only if that was said', () => {
    expect(isOpen({}, true)).toBe(true);
    expect(isOpen({}, false)).toBe(false);
    expect(isOpen({ NODE_ENV: 'development' }, false)).toBe(false);
  });

  it('is never open in production, nor behind a proxy', () => {
    expect(isOpen({ NODE_ENV: 'production' }, true)).toBe(false);
    expect(isOpen({ TRUST_PROXY: '10.0.0.1' }, true)).toBe(false);
  });
});
