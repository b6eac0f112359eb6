/** Any place of the text by the form of its part. Owns: choosing the field. Groups, lists and choices of forms come back here. */
import type { ReactNode } from 'react';
import type { PartProps } from './form-context.ts';
import { ChoiceField, CountField, ExactField, SwitchField, TextField, WordsField } from './plain-fields.tsx';
import { EitherField } from './either-field.tsx';
import { GroupField } from './group-field.tsx';
import { ListField } from './list-field.tsx';
import { MapField } from './map-field.tsx';

export function PartField(props: PartProps): ReactNode {
  switch (props.part.shape.form) {
    case 'exact':
      return <ExactField {...props} />;
    case 'words':
      return <WordsField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'switch':
      return <SwitchField {...props} />;
    case 'fixed':
      return props.part.shape.value === true ? <SwitchField {...props} /> : null;
    case 'count':
      return <CountField {...props} />;
    case 'group':
      return <GroupField {...props} />;
    case 'list':
      return <ListField {...props} />;
    case 'map':
      return <MapField {...props} />;
    case 'either':
      return <EitherField {...props} />;
    default:
      return <TextField {...props} />;
  }
}
