import type { Kind } from './kind';

/** The records of a kind. */
export type RecordOf<K> = K extends Kind<string, infer _Id, infer _Raw, infer Rec> ? Rec : never;
