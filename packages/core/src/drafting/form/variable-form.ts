/** What a template asks for, as a form: the same parts of which the form of the agreement is made. */
import { schemaOfVariable } from '../templates/variables.ts';
import type { TemplateVariable } from '../templates/variables.ts';
import { formPart } from './form-part.ts';
import type { FormPart } from './form-part.ts';

export const variableForm = ({ kind }: Pick<TemplateVariable, 'kind'>): FormPart => formPart(schemaOfVariable(kind));
