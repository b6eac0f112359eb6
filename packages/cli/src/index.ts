/** The command as a function: words in, output and exit code out. */
export { run } from './run.ts';
export type { Host } from './host.ts';
export { resolveConfiguration } from './configuration/resolve.ts';
export { settingNames, settings } from './configuration/settings.ts';
