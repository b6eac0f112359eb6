/** The door of the web application: where its built files lie, for the server that hands them out. */

/** Folder that `vite build` writes; empty until the application was built. */
export const applicationFolder = new URL('../app/', import.meta.url);
