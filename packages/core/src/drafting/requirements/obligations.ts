/** What obligations ask of an agreement: clauses that must not be missing. Owns: which are. Does not own: who stops the draft. */
import type { Localized } from '../../terms/text.ts';

export interface Obliging {
  readonly id: string;
  readonly title: Localized;
  readonly clauses?: readonly string[] | undefined;
  readonly party?: string | undefined;
  readonly applies?: readonly string[] | undefined;
}

/** An agreement as obligations look at it. */
export interface Obliged {
  /** The customer. */
  readonly party: string | undefined;
  /** Services and sites it speaks of: "service/SVC-S01". */
  readonly about: readonly string[];
  /** Keys of the clauses that it says something in. */
  readonly clauses: readonly string[];
}

export interface MissingClause {
  readonly obligation: string;
  readonly clause: string;
  readonly message: Localized;
}

export function missingClauses(obligations: readonly Obliging[], agreement: Obliged): readonly MissingClause[] {
  return obligations
    .filter((one) => obliges(one, agreement))
    .flatMap(({ id, title, clauses = [] }) =>
      clauses
        .filter((clause) => !agreement.clauses.includes(clause))
        .map((clause) => ({
          obligation: id,
          clause,
          message: {
            en: `${title.en} asks for clause ${clause}: write it before the text is offered.`,
            'zh-Hant': `「${title['zh-Hant'] ?? title.en}」要求列明條款 ${clause}，請於提出文本前補上。`,
          },
        })),
    );
}

/** One that names a customer speaks to that customer's agreements, one that names services or sites to those that have them. */
function obliges({ party, applies = [] }: Obliging, agreement: Obliged): boolean {
  if (party !== undefined && party !== agreement.party) return false;
  return applies.length === 0 || applies.some((one) => agreement.about.includes(one));
}
