/** Exact minutes of a proof for the eye. */
import { Ratio, shortDecimal } from '@troth/core';

export const minutesShown = (text: string): string => shortDecimal(Ratio.parse(text), 2);
