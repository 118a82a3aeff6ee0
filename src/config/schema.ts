import { z } from 'zod';

const seconds = (fallback: number, minimum: number, maximum: number) =>
  z.number().int().min(minimum).max(maximum).default(fallback);

const throttling = z
  .preprocess(
    (value) => (typeof value === 'boolean' ? { enabled: value } : value),
    z.strictObject({
      enabled: z.boolean().default(true).describe('switch off only for load tests'),
      perAccount: z.number().int().min(1).max(100).default(10).describe('wrong passwords per account in the window'),
      perAddress: z
        .number()
        .int()
        .min(1)
        .max(100_000)
        .default(100)
        .describe('wrong passwords per address in the window'),
      windowSeconds: seconds(900, 10, 86_400).describe('length of the window'),
    }),
  )
  .prefault({});

const rateLimits = z
  .preprocess(
    (value) => (typeof value === 'boolean' ? { enabled: value } : value),
    z.strictObject({
      enabled: z.boolean().default(true).describe('whether floods are held back'),
      refusalsPerAddress: z
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .default(300)
        .describe(
          'refused sign-ins to apps, refused API calls and wrong set-up links, of each, per address in the window',
        ),
      windowSeconds: seconds(900, 10, 86_400).describe('length of the window'),
      apiRequestsPerMinute: z
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .default(600)
        .describe('API requests per token in a minute'),
    }),
  )
  .prefault({});

const httpUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => {
    const url = new URL(text);
    return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  }, 'must be an origin only, like https://sso.example.com: no path, query, user or fragment')
  .transform((text) => new URL(text).origin);

/** Every setting, its unit, bounds and default. `config check`, start-up and the README's table all come from here. */
export const configSchema = z.strictObject({
  port: z.number().int().min(0).max(65_535).default(8080).describe('port Countersign listens on'),
  host: z
    .string()
    .min(1)
    .optional()
    .describe('address Countersign listens on; default 0.0.0.0, with the practice organisation 127.0.0.1'),
  baseUrl: httpUrl.optional().describe('origin under which people reach Countersign; default http://localhost:<port>'),
  dataDir: z.string().min(1).default('data').describe('folder for the embedded PostgreSQL and the master key'),
  database: z
    .strictObject({
      url: z
        .string()
        .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
        .optional()
        .describe('an outside PostgreSQL 15 or newer; default: the embedded one in dataDir'),
      poolSize: z.number().int().min(2).max(200).default(10).describe('connections per process'),
    })
    .prefault({}),
  masterKeyFile: z
    .string()
    .min(1)
    .optional()
    .describe('file (mode 0600) with the master key; default <dataDir>/master.key'),
  trustedProxies: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .default([])
    .describe('peers whose X-Forwarded-For is believed'),
  log: z
    .strictObject({
      level: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info').describe('least level written'),
    })
    .prefault({}),
  saml: z
    .strictObject({
      clockSkewSeconds: seconds(60, 0, 300).describe('how far back NotBefore is set'),
      assertionLifetimeSeconds: seconds(300, 30, 300).describe('NotOnOrAfter after issue'),
      requestAgeSeconds: seconds(300, 180, 300).describe('oldest and newest IssueInstant taken, either side of now'),
      pendingRequestSeconds: seconds(1_800, 60, 86_400).describe('how long a stored request waits for sign-in'),
      traceDays: z.number().int().min(1).max(730).default(30).describe('how long traces are kept'),
    })
    .prefault({}),
  signIn: z
    .strictObject({
      throttling,
      sessionIdleSeconds: seconds(8 * 3600, 60, 30 * 86_400).describe('session ends after this long without use'),
      sessionAbsoluteSeconds: seconds(24 * 3600, 300, 90 * 86_400).describe('session ends after this long in any case'),
      passwordMinimumLength: z.number().int().min(8).max(64).default(12).describe('characters a new password needs'),
      argon2: z
        .strictObject({
          memoryKiB: z.number().int().min(19_456).max(1_048_576).default(19_456).describe('argon2id memory'),
          passes: z.number().int().min(2).max(20).default(2).describe('argon2id time cost'),
          lanes: z.number().int().min(1).max(16).default(1).describe('argon2id parallelism'),
        })
        .prefault({}),
    })
    .prefault({}),
  rateLimits,
  outbound: z
    .strictObject({
      allowPrivateHosts: z
        .array(z.string().min(1))
        .default([])
        .describe('host names that metadata may be fetched from and events sent to although their address is private'),
    })
    .prefault({}),
  signingKeys: z
    .array(
      z.strictObject({
        app: z.string().min(1).describe('slug of the app'),
        certificateFile: z.string().min(1).describe('PEM certificate, path relative to the configuration file'),
        privateKeyFile: z
          .string()
          .min(1)
          .describe('PEM private key (mode 0600), path relative to the configuration file'),
      }),
    )
    .default([])
    .describe('key pairs imported at start'),
  sandbox: z
    .strictObject({
      port: z.number().int().min(0).max(65_535).default(8090).describe('port of the practice workspace'),
      baseUrl: httpUrl.optional().describe('origin of the practice workspace; default http://localhost:<sandbox.port>'),
    })
    .prefault({}),
});

type Parsed = z.output<typeof configSchema>;

/** The settings as the rest of the program reads them: paths absolute, base URLs filled in. */
export type Config = Omit<Parsed, 'baseUrl' | 'host' | 'masterKeyFile' | 'sandbox'> & {
  host: string;
  baseUrl: string;
  masterKeyFile: string;
  sandbox: { port: number; baseUrl: string };
  /** The file the settings came from, if any. */
  configFile: string | undefined;
  /** Whether the practice organisation and its known passwords may exist: never in production, never with a configuration file. */
  demo: boolean;
};
