/** `troth serve`: listen, work in the background, end in order. */
import { buildApp, serverTimeouts } from '@troth/http';
import { createKey, listKeys, system } from '@troth/services';
import type { Context } from '@troth/services';
import type { ServeOptions } from '../commands/serve.ts';
import { configurationFor } from '../configuration/from-options.ts';
import type { Configuration } from '../configuration/settings.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { contextOf } from '../server/compose.ts';
import { serverKeys } from '../server/keys.ts';
import { logOf } from '../server/log.ts';
import type { Log } from '../server/log.ts';
import { openStore } from '../server/open-store.ts';
import { startTraces } from '../server/traces.ts';
import { startWork } from '../server/work.ts';
import { version } from '../version.ts';

type App = Awaited<ReturnType<typeof buildApp>>;

export async function serve(options: ServeOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'http.port': options.port, 'http.host': options.host });
  const log = logOf(configuration, host);
  const { store, ended } = await openStore(configuration, host, log);
  const traces = startTraces(configuration, version);
  let ending: Ending = endings.ok;
  try {
    const context = contextOf({ store, configuration, keys: serverKeys(configuration, host) }, host);
    await welcome(context, configuration, host);
    const app = await appOf(context, configuration, log);
    traces.watch(app);
    const address = await listen(app, configuration);
    host.err(`troth ${version} serves ${address} (${store.facts.engine}, ${store.facts.place})\n`);
    const work = configuration.worker ? await startWork(context, log) : undefined;
    const why = await Promise.race([host.askedToEnd(), ended]);
    if (typeof why !== 'string') ending = endings.fault;
    log.say(ending === endings.ok ? 'info' : 'error', typeof why === 'string' ? `${why}: ending` : why.message);
    await app.close();
    await work?.stop();
  } finally {
    await store
      .close()
      .catch((error: unknown) => log.say('error', `the store did not close in order: ${String(error)}`));
    await traces.stop();
  }
  return ending;
}

/** The first start makes the organisation and its administrator's key, which is shown this once. */
async function welcome(context: Context, { organisation }: Configuration, host: Host): Promise<void> {
  await context.store.establish(organisation, organisation);
  if ((await listKeys(context, { organisation })).length > 0) return;
  const key = need(
    await createKey(context, {
      organisation,
      actor: system,
      name: 'first administrator',
      grants: [{ scope: 'admin' }],
    }),
  );
  host.err(`API key of the administrator of "${organisation}", shown this once:\n  ${key.token}\n`);
}

async function appOf(context: Context, configuration: Configuration, log: Log): Promise<App> {
  const token = configuration['metrics.token'];
  const proxy = configuration['http.trustProxy'];
  const perSecond = configuration['http.perSecond'];
  return buildApp({
    context,
    config: {
      version,
      limits: { perSecond, burst: 4 * perSecond, bytesInFlight: configuration['http.bytesInFlight'] },
      metrics: token === undefined ? {} : { token },
      ...(proxy === undefined ? {} : { trustProxy: proxy }),
      log: { level: log.level, stream: log.stream },
    },
  });
}

async function listen(app: App, { 'http.host': host, 'http.port': port }: Configuration): Promise<string> {
  Object.assign(app.server, serverTimeouts);
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE')
      throw badInput(`http.port: ${host}:${port} is in use by another program; choose another with --port`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw badInput(`http.host: ${host}:${port} cannot be listened on: ${code}`);
    throw error;
  }
}
