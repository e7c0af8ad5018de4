/**
 * Of a province's data: `PUBLISHED` without drafts; `DRAFTS` with them; `OWN` also what only the province itself sees, its
 * revisions and small numbers. Answers of one visibility are never given to a caller of another.
 */
export type Visibility = 'PUBLISHED' | 'DRAFTS' | 'OWN';

/** What one caller of a role may ask for. */
export interface Limits {
  /** Requests of one key, token or, without one, address. */
  requestsPerMinute: number;
  /** Sum of the costs of these requests' operations. */
  costPerMinute: number;
  /** Operations that were not planned before: by their texts and by what their conditions leave of them. */
  newTextsPerMinute: number;
  /** Of one process of the gateway, as the kernel counts it. */
  processorMillisPerMinute: number;
  /** Of one operation. */
  cost: number;
  /** Fields within fields. */
  depth: number;
  /** Fields that are asked for under another name, or once more in the same place. */
  aliases: number;
  /** Words and signs of the operation's text. */
  tokens: number;
  directives: number;
  /** Of a request. */
  bodyBytes: number;
}

/** The roles by which a province's service knows who asks. The contract names them, so there are no others. */
export const contractRoles = ['public', 'analyst', 'operator', 'province'] as const;

/** What a role may do. */
export interface RoleRights {
  /** Whether a caller stands for one province, which its grant names. */
  ofOneProvince: boolean;
  /** As which role of the contract provinces are asked; one that sees the same, so a new role asks nothing of their services. */
  askedAs: (typeof contractRoles)[number];
  /** `SAVED`: by their ids alone. `WRITTEN`: any text, a look into the schema, and texts registered by their hash. */
  operations: 'SAVED' | 'WRITTEN';
  /** What it sees of every province; of the one that it stands for it sees `OWN`. */
  sees: Exclude<Visibility, 'OWN'>;
  /** How the gateway means to answer, if EXPOSE_QUERY_PLANS allows that. */
  queryPlans: boolean;
  /** Whether caches between us and the reader may keep what it gets for the next one. */
  sharedCaches: boolean;
  limits: Limits;
}

/** Saved operations were measured when they were saved: what bounds them is there to bound their variables. */
const savedLimits: Limits = {
  requestsPerMinute: 600,
  costPerMinute: 8_000_000,
  newTextsPerMinute: 60,
  processorMillisPerMinute: 8_000,
  cost: 600_000,
  depth: 20,
  aliases: 50,
  tokens: 5_000,
  directives: 50,
  bodyBytes: 16 * 1024,
};

const writtenLimits: Limits = {
  requestsPerMinute: 600,
  costPerMinute: 16_000_000,
  newTextsPerMinute: 120,
  processorMillisPerMinute: 30_000,
  cost: 800_000,
  depth: 20,
  aliases: 50,
  // Validation compares pairs of fields: a text twice as long may take it four times as long.
  tokens: 2_000,
  directives: 50,
  bodyBytes: 256 * 1024,
};

/** The one table of roles. All that depends on who asks is read from it, so a role is added here and nowhere else. */
export const roles = {
  /** Anybody. */
  public: {
    ofOneProvince: false,
    askedAs: 'public',
    operations: 'SAVED',
    sees: 'PUBLISHED',
    queryPlans: false,
    sharedCaches: true,
    limits: savedLimits,
  },
  analyst: {
    ofOneProvince: false,
    askedAs: 'analyst',
    operations: 'WRITTEN',
    sees: 'DRAFTS',
    queryPlans: true,
    sharedCaches: false,
    limits: writtenLimits,
  },
  /** Those who run the gateway. */
  operator: {
    ofOneProvince: false,
    askedAs: 'operator',
    operations: 'SAVED',
    sees: 'PUBLISHED',
    queryPlans: false,
    sharedCaches: false,
    limits: savedLimits,
  },
  /** One province's staff. */
  province: {
    ofOneProvince: true,
    askedAs: 'province',
    operations: 'WRITTEN',
    sees: 'PUBLISHED',
    queryPlans: false,
    sharedCaches: false,
    limits: writtenLimits,
  },
} as const satisfies Record<string, RoleRights>;

export type Role = keyof typeof roles;
export type ProvinceRole = {
  [Name in Role]: (typeof roles)[Name]['ofOneProvince'] extends true ? Name : never;
}[Role];

/** What a key or token lets its holder do. */
export type Grant =
  | { role: Exclude<Role, ProvinceRole> }
  | {
      role: ProvinceRole;
      /** Its id. */
      province: string;
    };

/** Who asks: what a key, a token or the place a request came from stands for. */
export type Caller = Grant & { id: string };

export const roleNames = Object.keys(roles) as Role[];

export function rightsOf({ role }: { role: Role }): RoleRights {
  return roles[role];
}

export function isProvinceRole(role: Role): role is ProvinceRole {
  return roles[role].ofOneProvince;
}

export function visibilityOf(caller: Caller, province: string): Visibility {
  return 'province' in caller && caller.province === province ? 'OWN' : rightsOf(caller).sees;
}
