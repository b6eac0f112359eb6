/** Presence: a measured value, or none *because*. Nobody reads the value without deciding what silence means. */

/** A value, or the reason (a code such as "no-volume", and a sentence) why there is none. */
export type Measured<V> =
  | { readonly measured: true; readonly value: V }
  | { readonly measured: false; readonly why: string; readonly detail: string };

/** A value that was measured. */
export const measured = <V>(value: V): Measured<V> => ({ measured: true, value });

/** No value: `why` is a code, `detail` a sentence for people. */
export const notMeasured = (why: string, detail: string): Measured<never> => ({ measured: false, why, detail });

/** The value changed, if there is one; a reason stays as it is. */
export const mapMeasured = <V, W>(from: Measured<V>, change: (value: V) => W): Measured<W> =>
  from.measured ? measured(change(from.value)) : from;
