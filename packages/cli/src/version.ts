/** The version of the product, as everything says it that speaks of itself. */
export const version = '0.1.0';
