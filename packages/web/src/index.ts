/**
 * The door of the web application: where its built files lie, for the server that hands them out, and which screens there
 * are, for whoever walks them. No screen is loaded by it.
 */

/** Folder that `vite build` writes; empty until the application was built. */
export const applicationFolder = new URL('../app/', import.meta.url);

export { addressOf } from './screens/address-of.ts';
export { screens } from './screens/list.ts';
export type { Screen } from './screens/screen.ts';
