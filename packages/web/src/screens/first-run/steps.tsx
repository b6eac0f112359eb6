/** The first steps as a list. Owns: what is shown of each. Does not own: what is done (services). */
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Mark } from '../../parts/mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './first-run.module.css';
import { firstRunWords } from './words.ts';

type Step = AnswerOf<'/v1/first-run'>['steps'][number];

const tones = { done: 'good', open: 'accent', outside: 'unknown' } as const;
const icons = { done: 'check', open: 'next', outside: 'unknown' } as const;

export function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <ol className={css['steps']}>
      {steps.map((step) => (
        <OneStep key={step.id} step={step} />
      ))}
    </ol>
  );
}

function OneStep({ step: { title, text, state, to, command } }: { readonly step: Step }): ReactNode {
  const t = useWords(firstRunWords);
  const say = useSay();
  return (
    <li className={css['step']}>
      <span className={css['name']}>{say(title)}</span>
      <Mark tone={tones[state]} icon={icons[state]}>
        {t(state)}
      </Mark>
      {state !== 'done' && (
        <>
          <p className={css['text']}>{say(text)}</p>
          <div className={css['way']}>
            {to !== undefined && (
              <To href={to} strong label={`${t('go')}: ${say(title)}`}>
                {t('go')}
              </To>
            )}
            {command !== undefined && (
              <span>
                {to !== undefined && `${t('command')} `}
                <code>{command}</code>
              </span>
            )}
          </div>
        </>
      )}
    </li>
  );
}
