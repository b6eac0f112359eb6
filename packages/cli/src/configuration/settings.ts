/**
 * Every setting of the server, in one table: what it is called in a file, in the environment and on the command line, what it
 * may be, what it is when nobody says. Owns: the table. Does not own: where values come from (resolve.ts).
 */
import { z } from 'zod';

export interface Setting<T> {
  /** In the environment. */
  readonly env: string;
  readonly schema: z.ZodType<T>;
  /** What may be written, in words. */
  readonly form: string;
  /** As it would be written; undefined where nothing is set. */
  readonly standard: string | undefined;
  readonly about: string;
  /** Never shown. */
  readonly secret?: true;
}

const setting = <T>(one: Setting<T>): Setting<T> => one;

type Form<T> = Pick<Setting<T>, 'schema' | 'form'>;

const whole = (low: number, high: number): Form<number> => ({
  schema: z
    .string()
    .regex(/^\d{1,12}$/u, 'write a whole number')
    .transform(Number)
    .pipe(z.number().min(low, `at least ${low}`).max(high, `at most ${high}`)),
  form: `whole number from ${low} to ${high}`,
});

const oneOf = <const W extends string>(...words: readonly W[]): Form<W> => {
  const form = words.join(', ').replace(/, (?=[^,]+$)/u, ' or ');
  return { schema: z.enum(words, `write ${form}`), form };
};

const onOff: Form<boolean> = {
  schema: z.enum(['on', 'off'], 'write on or off').transform((word) => word === 'on'),
  form: 'on or off',
};

const filled = z.string().min(1, 'write something or leave it out');
const text = (form: string): Form<string> => ({ schema: filled, form });
const maybe = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> => schema.optional();
const maybeText = (form: string): Form<string | undefined> => ({ schema: maybe(filled), form });

export const settings = {
  'store.url': setting({
    env: 'DATABASE_URL',
    form: 'postgres://user:password@host:port/database',
    schema: maybe(z.string().regex(/^postgres(?:ql)?:\/\//u, 'write postgres://user:password@host:port/database')),
    standard: undefined,
    about: 'PostgreSQL server to keep everything in; without it the embedded database is used',
    secret: true,
  }),
  'store.directory': setting({
    env: 'TROTH_STORE_DIRECTORY',
    ...text('path, or memory'),
    standard: 'troth-data',
    about: 'directory of the embedded database; "memory" keeps nothing',
  }),
  'store.connections': setting({
    env: 'TROTH_STORE_CONNECTIONS',
    ...whole(2, 500),
    standard: '10',
    about: 'connections to a PostgreSQL server at most',
  }),
  'store.leastFreeMegabytes': setting({
    env: 'TROTH_STORE_LEAST_FREE_MEGABYTES',
    ...whole(0, 1_000_000),
    standard: '256',
    about: 'free space of the embedded database, in MiB, under which /readyz says no',
  }),
  'store.leastFreePercent': setting({
    env: 'TROTH_STORE_LEAST_FREE_PERCENT',
    ...whole(0, 90),
    standard: '10',
    about: 'the same as a share of the disk; whichever is reached first counts',
  }),
  mode: setting({
    env: 'TROTH_MODE',
    ...oneOf('development', 'production'),
    standard: 'development',
    about: 'production refuses a store that fails its self-test, and keys that were not given',
  }),
  organisation: setting({
    env: 'TROTH_ORGANISATION',
    form: 'lower-case letters, digits and hyphens, at most 63',
    schema: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'write lower-case letters, digits and hyphens'),
    standard: 'main',
    about: 'organisation that is made at the first start',
  }),
  'http.host': setting({
    env: 'TROTH_HTTP_HOST',
    ...text('IP address or name'),
    standard: '127.0.0.1',
    about: 'address to listen on; 0.0.0.0 listens on all',
  }),
  'http.port': setting({
    env: 'TROTH_HTTP_PORT',
    ...whole(0, 65_535),
    standard: '8080',
    about: 'port to listen on; 0 takes a free one',
  }),
  'http.trustProxy': setting({
    env: 'TROTH_HTTP_TRUST_PROXY',
    ...maybeText('IP addresses and networks, with commas between'),
    standard: undefined,
    about: 'addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas',
  }),
  'http.publicUrl': setting({
    env: 'TROTH_HTTP_PUBLIC_URL',
    form: 'https://name, without a path',
    schema: maybe(z.string().regex(/^https?:\/\/[^/\s]+$/u, 'write https:// and the name, without a path')),
    standard: undefined,
    about: 'where people open the application; providers of single sign-on send them back there',
  }),
  'http.perSecond': setting({
    env: 'TROTH_HTTP_PER_SECOND',
    ...whole(1, 1_000_000),
    standard: '500',
    about: 'requests per second and API key before senders are asked to wait',
  }),
  'http.bytesInFlight': setting({
    env: 'TROTH_HTTP_BYTES_IN_FLIGHT',
    ...whole(1_048_576, 8_589_934_592),
    standard: '134217728',
    about: 'bytes of evidence being read or waiting to be stored before senders are asked to wait',
  }),
  worker: setting({
    env: 'TROTH_WORKER',
    ...onOff,
    standard: 'on',
    about: 'whether "serve" also does background work; off where "troth worker" runs beside it',
  }),
  'keys.secret': setting({
    env: 'TROTH_SECRET_KEY',
    form: '32 random bytes in base64: openssl rand -base64 32',
    schema: maybe(
      z
        .string()
        .regex(/^[A-Za-z0-9+/]{43}=$/u, 'write 32 random bytes in base64, such as from "openssl rand -base64 32"'),
    ),
    standard: undefined,
    about: 'key that secrets of sources and webhooks are encrypted under; made in the data directory when missing',
    secret: true,
  }),
  'keys.checkpoint': setting({
    env: 'TROTH_CHECKPOINT_KEY_FILE',
    ...maybeText('path'),
    standard: undefined,
    about: 'file with the Ed25519 private key (PEM) that signs checkpoints; made in the data directory when missing',
  }),
  'keys.name': setting({
    env: 'TROTH_CHECKPOINT_NAME',
    form: 'no spaces and no plus sign, such as troth.example.net',
    schema: z.string().regex(/^[^\s+]{1,100}$/u, 'write a name without spaces and plus signs'),
    standard: 'troth',
    about: 'name under which checkpoints are signed; other parties know the key by it',
  }),
  'keys.administrator': setting({
    env: 'TROTH_ADMINISTRATOR_KEY_FILE',
    ...maybeText('path'),
    standard: undefined,
    about:
      'file that the first start writes the administrator’s API key into, readable by the owner only; without it the key is printed once',
  }),
  'signOn.issuer': setting({
    env: 'TROTH_SIGN_ON_ISSUER',
    form: 'https URL',
    schema: maybe(
      z
        .url('write an https URL')
        .regex(/^(?:https:|http:\/\/(?:localhost|127\.))/u, 'write an https URL; http only on this machine'),
    ),
    standard: undefined,
    about: 'OpenID Connect provider whose people may sign in to the organisation; they need an account here, too',
  }),
  'signOn.clientId': setting({
    env: 'TROTH_SIGN_ON_CLIENT_ID',
    ...maybeText('as the provider has it'),
    standard: undefined,
    about: 'name under which the provider knows this server',
  }),
  'signOn.clientSecret': setting({
    env: 'TROTH_SIGN_ON_CLIENT_SECRET',
    ...maybeText('as the provider has it'),
    standard: undefined,
    about: 'secret that goes with it',
    secret: true,
  }),
  'signOn.title': setting({
    env: 'TROTH_SIGN_ON_TITLE',
    ...text('a few words'),
    standard: 'single sign-on',
    about: 'what the provider is called on the sign-in page',
  }),
  'signing.authority': setting({
    env: 'TROTH_SIGNING_AUTHORITY',
    ...maybeText('path of a folder'),
    standard: undefined,
    about:
      'authority that certificates of signatories come from, made by "troth authority create"; without it contracts cannot be signed electronically',
  }),
  'signing.sealKey': setting({
    env: 'TROTH_SIGNING_SEAL_KEY_FILE',
    ...maybeText('path of a PEM or PKCS #12 file'),
    standard: undefined,
    about: 'key of the organisation that seals contracts; that of the authority when missing',
  }),
  'signing.sealCertificate': setting({
    env: 'TROTH_SIGNING_SEAL_CERTIFICATE_FILE',
    ...maybeText('path of a PEM file'),
    standard: undefined,
    about: 'certificate of that key and those above it, where the file of the key has none',
  }),
  'signing.sealPassword': setting({
    env: 'TROTH_SIGNING_SEAL_PASSWORD',
    ...maybeText('as the file has it'),
    standard: undefined,
    about: 'password of the file of the key',
    secret: true,
  }),
  'signing.tokenModule': setting({
    env: 'TROTH_SIGNING_TOKEN_MODULE',
    ...maybeText('path of a PKCS #11 library'),
    standard: undefined,
    about: 'the key of the seal lies on a token; signatures are made by pkcs11-tool of OpenSC',
  }),
  'signing.tokenLabel': setting({
    env: 'TROTH_SIGNING_TOKEN_LABEL',
    ...maybeText('as the token has it'),
    standard: undefined,
    about: 'which token, where there are several',
  }),
  'signing.tokenKey': setting({
    env: 'TROTH_SIGNING_TOKEN_KEY',
    form: 'hexadecimal digits',
    schema: maybe(z.string().regex(/^[0-9a-fA-F]{2,80}$/u, 'write hexadecimal digits, as pkcs11-tool -O lists them')),
    standard: undefined,
    about: 'identifier of the key on the token',
  }),
  'signing.tokenPin': setting({
    env: 'TROTH_SIGNING_TOKEN_PIN',
    ...maybeText('as the token has it'),
    standard: undefined,
    about: 'PIN of the token',
    secret: true,
  }),
  'signing.timeStampUrl': setting({
    env: 'TROTH_SIGNING_TIME_STAMP_URL',
    form: 'http or https URL',
    schema: maybe(z.url('write an http or https URL').regex(/^https?:/u, 'write an http or https URL')),
    standard: undefined,
    about: 'authority for time stamps (RFC 3161); in development the own authority stamps in this process when missing',
  }),
  'signing.timeStampTrust': setting({
    env: 'TROTH_SIGNING_TIME_STAMP_TRUST_FILE',
    ...maybeText('path of a PEM file'),
    standard: undefined,
    about: 'roots that its certificate must lead to; the root of signing.authority when missing',
  }),
  'signing.timeStampPolicy': setting({
    env: 'TROTH_SIGNING_TIME_STAMP_POLICY',
    form: 'object identifier',
    schema: maybe(z.string().regex(/^[0-2](?:\.\d+)+$/u, 'write an object identifier such as 1.2.3.4')),
    standard: undefined,
    about: 'policy that its time stamps must be made under',
  }),
  'metrics.token': setting({
    env: 'TROTH_METRICS_TOKEN',
    form: 'at least 16 characters',
    schema: maybe(z.string().min(16, 'at least 16 characters')),
    standard: undefined,
    about: 'bearer token for /metrics; without it only this machine may read them',
    secret: true,
  }),
  'log.level': setting({
    env: 'TROTH_LOG_LEVEL',
    ...oneOf('error', 'warn', 'info', 'debug', 'silent'),
    standard: 'info',
    about: 'how much is logged; one JSON object a line on stderr',
  }),
  'traces.endpoint': setting({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    form: 'URL',
    schema: maybe(z.url('write an http or https URL')),
    standard: undefined,
    about: 'OpenTelemetry collector that traces are sent to, by OTLP over HTTP',
  }),
  'mail.smtp': setting({
    env: 'TROTH_MAIL_SMTP',
    form: 'smtp://user:password@host:587 or smtps://user:password@host:465',
    schema: maybe(z.string().regex(/^smtps?:\/\/[^\s]+$/u, 'write smtp://user:password@host:587')),
    standard: undefined,
    about: 'mail server that messages leave through; TLS is demanded unless the address ends in ?tls=off',
    secret: true,
  }),
  'mail.folder': setting({
    env: 'TROTH_MAIL_FOLDER',
    ...maybeText('path'),
    standard: undefined,
    about: 'folder that mails are written into as .eml files, where there is no mail server',
  }),
  'mail.from': setting({
    env: 'TROTH_MAIL_FROM',
    form: 'Name <address>',
    schema: z.string().regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/u, 'write Name <address>'),
    standard: 'Troth <troth@localhost>',
    about: 'who mails come from',
  }),
  'webhooks.private': setting({
    env: 'TROTH_WEBHOOKS_PRIVATE',
    ...onOff,
    standard: 'off',
    about: 'whether webhooks may go to private addresses and by plain http; for closed networks',
  }),
} as const;

export type SettingName = keyof typeof settings;

/** The value of every setting. */
export type Configuration = {
  readonly [N in SettingName]: (typeof settings)[N] extends Setting<infer T> ? T : never;
};

// Keys of the table itself.
export const settingNames = Object.keys(settings) as readonly SettingName[];
