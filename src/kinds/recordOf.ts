/** The type of a kind's records. */
export type RecordOf<K> = K extends { readonly revive: (plain: infer Rec) => unknown } ? Rec : never;
