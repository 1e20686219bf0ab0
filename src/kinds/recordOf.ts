/** The records of a kind. */
export type RecordOf<K> = K extends { readonly revive: (plain: infer Rec) => unknown } ? Rec : never;
