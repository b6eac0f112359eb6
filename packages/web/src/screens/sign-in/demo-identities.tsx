/** As whom one may look at the demo company: cards that say who somebody is and what they will see. */
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import { useEnter } from './entering.ts';
import css from './sign-in.module.css';
import { signInWords } from './words.ts';

type Demo = AnswerOf<'/v1/demo'>;
type Identity = Demo['identities'][number];

const sides = ['own', 'customer', 'supplier'] as const;

export function DemoIdentities({ demo }: { readonly demo: Demo }): ReactNode {
  const t = useWords(signInWords);
  const enter = useEnter();
  const send = useSend(async (identity: string) => {
    const told = await api.POST('/v1/session', { body: { identity } });
    if (told.data !== undefined) await enter();
    return told;
  });
  const heads = { own: t('demoOwn'), customer: t('demoCustomer'), supplier: t('demoSupplier') };
  return (
    <>
      {send.error !== null && <Failed error={send.error} />}
      {sides.map((side) => (
        <section key={side} aria-labelledby={`identities-${side}`}>
          <h2 className={css['side']} id={`identities-${side}`}>
            {heads[side]}
          </h2>
          <ul className={css['cards']}>
            {demo.identities
              .filter((identity) => identity.side === side)
              .map((identity) => (
                <li key={identity.id}>
                  <Card
                    identity={identity}
                    disabled={send.isPending || !demo.ready}
                    onChoose={() => send.mutate(identity.id)}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface CardProps {
  readonly identity: Identity;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function Card({ identity, disabled, onChoose }: CardProps): ReactNode {
  const t = useWords(signInWords);
  const say = useSay();
  const { name, title, partyName, level, side } = identity;
  return (
    <button type="button" className={css['card']} disabled={disabled} onClick={onChoose}>
      <span className={css['name']}>{say(name)}</span>
      <span className={css['level']}>{side === 'own' && level !== undefined ? t('level', { level }) : ''}</span>
      <span className={css['role']}>
        {side === 'own' ? say(title) : t('roleAt', { title: say(title), party: say(partyName) })}
      </span>
      <span className={css['sees']}>{whatTheySee(t, identity)}</span>
    </button>
  );
}

/** What is told of one identity, or else of everybody on that side. */
function whatTheySee(t: Teller<keyof typeof signInWords.en>, { id, side }: Identity): string {
  const known = Object.keys(signInWords.en).find((key) => key === `see_${id}`);
  return t((known ?? `see_${side}`) as keyof typeof signInWords.en);
}
