/** The command as a function: words in, output and exit code out. */
export { run } from './run.ts';
export type { Host } from './host.ts';
export { resolveConfiguration } from './configuration/resolve.ts';
export { settingNames, settings } from './configuration/settings.ts';
export { startDemo } from './demo/start-demo.ts';
export type { DemoOptions, RunningDemo } from './demo/start-demo.ts';
