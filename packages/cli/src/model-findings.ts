/** What is wrong with service models, each with its place in its file. Owns: where the findings of the core stand. */
import type { ModelFile } from '@troth/connectors';
import { modelFaults } from '@troth/core';
import type { Book } from '@troth/core';
import type { Placed } from './findings.ts';

/** Without agreements among the files, only the model itself is looked at. */
export function lintModels(models: readonly ModelFile[], { agreements }: Book): readonly Placed[] {
  const behind = agreements.length === 0 ? undefined : new Map(agreements.map((one) => [one.id, one]));
  return models.flatMap(({ file, agreement, model, place }) => {
    const own = behind?.get(agreement)?.revisions.at(-1);
    const faults = modelFaults(model, { own, behind });
    const unknown =
      behind === undefined || own !== undefined
        ? []
        : [
            {
              code: 'proof/unknown-agreement',
              message: `There is no agreement ${agreement} among the files.`,
              at: ['agreement'],
            },
          ];
    return [...unknown, ...faults].map(({ code, message, at = [] }): Placed => {
      const { line, column } = place(at);
      const severity = code === 'proof/unused-leaf' || code === 'proof/no-promise' ? 'warning' : 'error';
      return {
        code,
        severity,
        path: at,
        message,
        example: '',
        fix: '',
        agreement,
        revision: own?.revision ?? 0,
        file,
        line,
        column,
      };
    });
  });
}
