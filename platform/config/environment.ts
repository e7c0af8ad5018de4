import { z } from 'zod';
import { projectPath } from '../paths';
import { flag, origin, origins, port, proxies, receivers, wholeFrom1 } from './kinds';

/** Every variable, its kind and what stands for it if it is not set; `docs/configuration.md` tells what each does. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: port(4000),
  REGISTER_PORT: port(4001),
  PROVINCES_PORT: port(4002),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  REGISTER_URL: z.url().optional(),
  PROVINCES_FILE: z.string().default(projectPath('provinces.yml')),
  PROVINCES: z.string().optional(),
  MONGODB_URI: z.string().startsWith('mongodb').optional(),
  MONGODB_URI_FILE: z.string().optional(),
  DATABASE_TIMEOUT_MILLIS: wholeFrom1(30_000),
  DATA_DIR: z.string().default(projectPath('.data')),
  OPERATION_DEADLINE_MILLIS: wholeFrom1(5_000),
  SUPERGRAPH_FILE: z.string().default(projectPath('schema', 'supergraph.graphql')),
  CACHE_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(64 * 1024 * 1024),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  COMPARE_WITH: z.url({ protocol: /^https?$/ }).optional(),
  EMBED_HOSTS: origins,
  REQUESTS_PER_ADDRESS: wholeFrom1(6_000),
  MAX_CONNECTIONS: wholeFrom1(5_000),
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error: 'cần một địa chỉ như redis://127.0.0.1:6379. Expected an address such as redis://127.0.0.1:6379',
    })
    .optional(),
  REDIS_URL_FILE: z.string().optional(),
  KEYS_FILE: z.string().optional(),
  LIMITS_FILE: z.string().optional(),
  AUDIT_FILE: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().default('congdoan_role'),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_CLOCK_TOLERANCE_SECONDS: z.coerce.number().int().min(0).max(300).default(30),
  PUBLIC_URL: origin.optional(),
  DESK_PUBLIC_URL: origin.optional(),
  OIDC_HEAD_VALUE: z.string().optional(),
  TRUST_PROXY: proxies,
  CORS_ORIGINS: origins,
  EXPOSE_QUERY_PLANS: flag,
  SHARD_PRIVATE_KEY: z.string().optional(),
  SHARD_PRIVATE_KEY_FILE: z.string().optional(),
  SHARD_PUBLIC_KEYS: z.string().optional(),
  SHARD_PUBLIC_KEYS_FILE: z.string().optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  TLS_CA_FILE: z.string().optional(),
  REPORTS_WATCH_SECONDS: wholeFrom1(60),
  WEBHOOK_URL: receivers,
  WEBHOOK_SECRET: z.string().optional(),
  WEBHOOK_SECRET_FILE: z.string().optional(),
  IMPORT_MAX_BYTES: wholeFrom1(200 * 1024 * 1024),
  IMPORT_MAX_UNPACKED_BYTES: wholeFrom1(2 * 1024 * 1024 * 1024),
  PROBE_SECONDS: wholeFrom1(30),
  ACCESS_LOG: z.enum(['true', 'false']).optional(),
  SLOW_OPERATION_MILLIS: wholeFrom1(1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Variables = z.infer<typeof environmentSchema>;

export type Environment = Readonly<Record<string, string | undefined>>;
