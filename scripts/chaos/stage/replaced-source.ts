/** The product with one line of it changed, in a process of its own: how drills break what they try. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Pairs of what stands in the file and what is to stand there; a drill that changes nothing would try nothing. */
export function replaceIn(file: string, changes: readonly (readonly [what: string, by: string])[]): void {
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith(file)) return next(url, context);
      let source = readFileSync(fileURLToPath(url), 'utf8');
      for (const [what, by] of changes) {
        if (!source.includes(what)) throw new Error(`${file} no longer says "${what}"; mend the drill.`);
        source = source.replace(what, by);
      }
      return { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}
