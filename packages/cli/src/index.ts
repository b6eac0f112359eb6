/** The command as a function: words in, output and exit code out. */
export { run } from './run.ts';
export type { Host } from './host.ts';

/** Evidence packs, for the verifier of one file and the page that checks a pack in a browser. */
export { verifyPath } from './actions/verify.ts';
export { BadInput, endings } from './endings.ts';
export { platformVerify } from './packs/platform-verify.ts';
export { verdictOf } from './packs/report-text.ts';
export { checkpointIn, keysIn } from './packs/trust.ts';
export { unzipPack, zipPack } from './packs/zip.ts';
