/** `troth serve`: listen, work in the background, end in order. */
import { buildApp, serverTimeouts } from '@troth/http';
import type { SignOnProvider } from '@troth/services';
import { applicationFolder } from '@troth/web';
import type { ServeOptions } from '../commands/serve.ts';
import { configurationFor } from '../configuration/from-options.ts';
import type { Configuration } from '../configuration/settings.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { contextOf } from '../server/compose.ts';
import { diskSpace, spaceTrouble } from '../server/disk-space.ts';
import { figuresOf } from '../server/figures.ts';
import { refuseMissingKeys, serverKeys } from '../server/keys.ts';
import { logOf } from '../server/log.ts';
import type { Log } from '../server/log.ts';
import { openStore } from '../server/open-store.ts';
import type { OpenedStore } from '../server/open-store.ts';
import { sealingOf, tellSealing } from '../server/sealing.ts';
import { startTraces } from '../server/traces.ts';
import { welcome } from '../server/welcome.ts';
import { startUpkeep } from '../server/upkeep.ts';
import { startWork } from '../server/work.ts';
import { version } from '../version.ts';

type App = Awaited<ReturnType<typeof buildApp>>;

export async function serve(options: ServeOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'http.port': options.port, 'http.host': options.host });
  refuseMissingKeys(configuration);
  // From here on, being asked to end is heard: a server that is stopped while it starts closes its store too.
  const asked = host.askedToEnd();
  const log = logOf(configuration, host);
  const opened = await openStore(configuration, host, log);
  try {
    return await serveStore(opened, { configuration, newKey: options.newKey === true, host, log, asked });
  } finally {
    await opened.store
      .close()
      .catch((error: unknown) => log.say('error', `the store did not close in order: ${String(error)}`));
  }
}

interface Surroundings {
  readonly configuration: Configuration;
  readonly newKey: boolean;
  readonly host: Host;
  readonly log: Log;
  readonly asked: Promise<string>;
}

async function serveStore({ store, ended }: OpenedStore, around: Surroundings): Promise<Ending> {
  const { configuration, host, log, asked } = around;
  const sealing = await sealingOf(configuration, host);
  const context = contextOf({ store, configuration, keys: serverKeys(configuration, host), sealing }, host);
  const traces = startTraces(configuration, version);
  const space = () => diskSpace(configuration);
  const app = await buildApp({
    context,
    watch: traces.watch,
    config: {
      ...httpSettings(configuration, log),
      metrics: { ...tokenOf(configuration), levels: figuresOf({ context, version, space, log }) },
      trouble: async () => spaceTrouble(await space(), configuration),
    },
  });
  try {
    await welcome(context, around, host);
    const address = await listen(app, configuration);
    const work = configuration.worker ? await startWork(context, log) : undefined;
    const upkeep = startUpkeep(store, log);
    // An authority that is slow to answer does not hold up the start.
    void tellSealing(sealing, log, context.clock());
    if (work === undefined && configuration['store.url'] === undefined)
      log.say(
        'warn',
        'worker: it is off, and nobody else can do the work of an embedded database: nothing is evaluated',
      );
    try {
      host.out(`troth ${version} serves ${address} (${store.facts.engine}, ${store.facts.place})\n`);
      const why = await Promise.race([asked, ended]);
      if (typeof why === 'string') log.say('info', `${why}: ending`);
      else log.say('error', why.message);
      // Requests first: what they begin may still be told to workers, which find it at the next start.
      await app.close();
      return typeof why === 'string' ? endings.ok : endings.fault;
    } finally {
      await work?.stop();
      await upkeep.stop();
    }
  } finally {
    await app.close();
    await traces.stop().catch((error: unknown) => log.say('warn', `traces: ${String(error)}`));
  }
}

const tokenOf = ({ 'metrics.token': token }: Configuration): { token?: string } =>
  token === undefined ? {} : { token };

function httpSettings(
  configuration: Configuration,
  log: Log,
): Omit<Parameters<typeof buildApp>[0]['config'], 'metrics' | 'trouble'> {
  const proxy = configuration['http.trustProxy'];
  const perSecond = configuration['http.perSecond'];
  const publicUrl = configuration['http.publicUrl'];
  return {
    version,
    application: applicationFolder,
    limits: { perSecond, burst: 4 * perSecond, bytesInFlight: configuration['http.bytesInFlight'] },
    ...(proxy === undefined ? {} : { trustProxy: proxy }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    signOn: signOnOf(configuration),
    log: { level: log.level, stream: log.stream },
  };
}

/** The provider of the organisation, where one is set up whole. */
function signOnOf(configuration: Configuration): readonly SignOnProvider[] {
  const { organisation, 'signOn.issuer': issuer, 'signOn.title': title } = configuration;
  const { 'signOn.clientId': clientId, 'signOn.clientSecret': clientSecret } = configuration;
  if (issuer === undefined) return [];
  if (clientId === undefined || clientSecret === undefined)
    throw badInput('signOn.issuer: set signOn.clientId and signOn.clientSecret, too, as the provider gave them');
  return [{ id: 'organisation', title, organisation, issuer, clientId, clientSecret }];
}

async function listen(app: App, { 'http.host': host, 'http.port': port }: Configuration): Promise<string> {
  Object.assign(app.server, serverTimeouts);
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE')
      throw badInput(`http.port: ${host}:${port} is in use by another program; choose another with --port`);
    if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
      throw badInput(`http.host: ${host}:${port} cannot be listened on: ${code}`);
    throw error;
  }
}
