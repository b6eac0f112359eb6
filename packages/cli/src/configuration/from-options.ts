/** The configuration that the words on the command line ask for. */
import type { ServerOptions } from '../commands/server-options.ts';
import { badInput } from '../endings.ts';
import type { Host } from '../host.ts';
import { resolveConfiguration } from './resolve.ts';
import type { Resolved } from './resolve.ts';

/** Throws `BadInput` with every fault. `more` are options of a command that are settings. */
export function configurationFor(
  { config, data, set = [] }: ServerOptions,
  host: Host,
  more: Readonly<Record<string, string | undefined>> = {},
): Resolved {
  const flags: Record<string, string> = {};
  for (const [name, value] of Object.entries({ 'store.directory': data, ...more }))
    if (value !== undefined) flags[name] = value;
  for (const one of set) {
    const at = one.indexOf('=');
    if (at <= 0) throw badInput(`--set ${one}: write name=value, such as --set http.port=9000`);
    flags[one.slice(0, at)] = one.slice(at + 1);
  }
  return resolveConfiguration({ flags, env: host.env, file: config, usualFile: 'troth.yaml' });
}
