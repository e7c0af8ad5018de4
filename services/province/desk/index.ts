import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { AuditLog } from '../../../platform/audit';
import type { DeskSignIn } from '../../../platform/config/openId';
import type { TokenSetting } from '../../../platform/tokens';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { loadLexicon } from '../../../platform/loadLexicon';
import type { SecretOptions } from '../../../platform/secret';
import { watchWhole } from '../../../platform/stoppers';
import { createSealed } from '../../../platform/sessions/sealed';
import { watchTokens } from '../../../platform/tokens';
import { createDesk, type Desk } from './desk';
import { createDueDates } from './dueDates';
import { createDeskSessions } from './sessions';
import { createDeskProvider } from './signIn';
import { createWorks } from './works';
import type { DeskRoutesOptions } from '../api/deskRoutes';
import type { ImportRoutesOptions } from '../api/importRoutes';
import { createProvinceMaintenance } from '../data/maintenance/maintenance';
import { bindProvinceModels } from '../data/model';
import type { ProvinceStore } from '../store';

export interface WritersOptions {
  tokenOf(province: string): TokenSetting | null;
  /** Of the head who approves at the desk; if it is not given, who may import may approve. */
  headTokenOf?(province: string): TokenSetting | null;
  /** The OpenID provider by which staff sign in at the desk, beside the token; by default none. */
  signIn?: DeskSignIn | null;
  /** Whether who sits at this machine uses the desk of a province that has no token. */
  openToThisMachine?: boolean;
  maxBytes: number;
  maxUnpackedBytes: number;
  audit?: AuditLog;
  /** The gateway that knows by when reports are due; without one nothing is late. */
  gatewayUrl?: string | null;
}

/** Who may change the data of provinces over HTTP, and what is served to them. */
export interface Writers {
  openDesk(store: ProvinceStore, connection: Connection): Promise<void>;
  routes: {
    imports: Omit<ImportRoutesOptions, 'stores' | 'logger'>;
    desk: Omit<DeskRoutesOptions, 'stores' | 'logger'>;
  };
  stop(): void;
}

/** What a document of MongoDB holds, with room for what stands beside a file. */
const mostDeskBytes = 12_000_000;

export function createWriters(
  options: WritersOptions,
  provinces: readonly string[],
  secrets: SecretOptions,
): Writers {
  const { tokenOf, maxBytes, maxUnpackedBytes, audit, openToThisMachine = false, signIn = null } = options;
  const headTokenOf = (province: string) => options.headTokenOf?.(province) ?? null;
  const { tokens, headTokens, stop } = watchWhole((stops) => {
    const tokens = watchTokens(provinces, tokenOf, secrets);
    stops.push(tokens.stop);
    const headTokens = watchTokens(provinces, headTokenOf, secrets);
    stops.push(headTokens.stop);
    return { tokens, headTokens };
  });
  const desks = new Map<string, Desk>();
  const dueDateOf = createDueDates(options.gatewayUrl ?? null);
  const sealKey = randomBytes(32);
  const sealed = createSealed(() => sealKey);
  const sessions = createDeskSessions({
    sealed,
    assertToken: tokens.assertToken,
    assertHeadToken: headTokens.assertToken,
    hasToken: (province) => tokenOf(province) !== null,
    hasHeadToken: (province) => headTokenOf(province) !== null,
    hasHeadValue: signIn !== null && signIn.headValue !== null,
    openToThisMachine,
  });
  const provider = signIn && createDeskProvider(signIn, sealed, secrets.logger);
  const noted = audit && { audit };
  return {
    async openDesk(store, connection) {
      const works = await createWorks(connection);
      const knowledge = { catalogue: loadCatalogue(), lexicon: loadLexicon() };
      const context = { models: bindProvinceModels(connection), catalogue: knowledge.catalogue };
      const { backup } = createProvinceMaintenance(store.id, context, secrets.logger);
      desks.set(store.id, createDesk({ store, works, maxUnpackedBytes, dueDateOf, backup, ...knowledge }));
    },
    routes: {
      imports: { assertToken: tokens.assertToken, maxBytes, maxUnpackedBytes, ...noted },
      desk: { desks, sessions, provider, maxBytes: Math.min(maxBytes, mostDeskBytes), ...noted },
    },
    stop,
  };
}
