import type { Database } from './database';
import { createPostgresTexts, migrate } from './migrations';

/* Brings the tables and indexes of a database up to date, once for all that waits for it. */

export interface Preparation {
  /** Resolves when the tables can be used. After a failure, the next call tries again. */
  readonly whenPrepared: () => Promise<void>;
  /** True once the tables can be used. */
  readonly isReady: () => boolean;
  /** True once the preparation has been called for, and has not failed. */
  readonly hasBegun: () => boolean;
  /** True once searches by text have their index. */
  readonly hasTextIndex: () => boolean;
}

export interface PreparationOptions {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** True when the history is closed. */
  readonly isOver: () => boolean;
  /** Called where PostgreSQL has no index of texts, since the extension pg_trgm cannot be created. */
  readonly onSlowTexts: () => void;
}

/** The pause before the index of texts is created again, after the server was away. */
const textsPauseMs = 1_000;

export const createPreparation = (
  database: Database,
  { pause, isOver, onSlowTexts }: PreparationOptions,
): Preparation => {
  let hasTextIndex = database.kind === 'sqlite';
  let isReady = false;
  let prepared: Promise<void> | undefined;

  /** An index of a large history takes minutes to create. Until then, searches are slower. */
  const prepareTexts = async (): Promise<void> => {
    for (let isDone = false; !isDone;) {
      try {
        hasTextIndex = await createPostgresTexts(database);
        isDone = true;
      } catch {
        await pause(textsPauseMs);
        if (isOver()) return;
      }
    }
    if (!hasTextIndex && !isOver()) onSlowTexts();
  };

  const prepare = async (): Promise<void> => {
    await migrate(database);
    isReady = true;
    if (database.kind === 'postgres') void prepareTexts();
  };

  return {
    whenPrepared() {
      prepared ??= prepare().catch((error: unknown) => {
        prepared = undefined;
        throw error;
      });
      return prepared;
    },
    isReady: () => isReady,
    hasBegun: () => prepared !== undefined,
    hasTextIndex: () => hasTextIndex,
  };
};
