/** `troth config explain`. */
import type { ConfigOptions } from '../commands/config.ts';
import { configurationFor } from '../configuration/from-options.ts';
import { shown } from '../configuration/resolve.ts';
import { settingNames, settings } from '../configuration/settings.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { tableText } from '../tables/plain-table.ts';

export function explainConfiguration(options: ConfigOptions, host: Host): Ending {
  const { written } = configurationFor(options, host);
  const all = settingNames.map((name) => {
    const found = written[name];
    const { env, about } = settings[name];
    return { name, value: found === undefined ? null : shown(name, found), from: found?.from ?? 'not set', env, about };
  });
  if (options.json === true) host.out(`${JSON.stringify({ settings: all }, undefined, 2)}\n`);
  else {
    const rows = all.map(({ name, value, from, env, about }) => [name, value ?? '–', from, env, about]);
    host.out(`${tableText({ head: ['Setting', 'Value', 'From', 'In the environment', 'What it is for'], rows })}\n`);
  }
  return endings.ok;
}
