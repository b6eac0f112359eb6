/** The door of the HTTP interface: builds the app, which the command lets listen. */
export { buildApp } from './app.ts';
export type { AppOptions } from './app.ts';
export { serverTimeouts, standardLimits } from './config.ts';
export type { Demo, DemoIdentity, DemoMail, DemoState, HttpConfig, HttpLimits } from './config.ts';
export type { Level, LevelValue } from './metrics.ts';
