import { changesBetween } from './changes';
import { comparableWith, incompleteReasonOf } from './completeness';
import { type ComparedImage, descriptionsOf } from './description';
import { asOfTodayReason, isMutableSection, mutableSections } from './mutable';
import { equalButOpen, openVersionNote } from './notes';
import type { AnnotatedChange } from './visible';

/** What differs between two builds of an image. */
export interface ComparedImages {
  readonly changes: readonly AnnotatedChange[];
  /** Why parts of base or head are missing; undefined where all is compared. */
  readonly incompleteReason: string | undefined;
  /** What may differ without being a change. */
  readonly notes: readonly string[];
}

/** What differs between two builds of an image, by what GetImage returns about each. */
export const compareImages = (base: ComparedImage, head: ComparedImage): ComparedImages => {
  const [ofBase, ofHead] = descriptionsOf(base, head);
  const changes = changesBetween(comparableWith(ofBase, ofHead, head), comparableWith(ofHead, ofBase, base));
  const missing = [incompleteReasonOf(base, 'base'), incompleteReasonOf(head, 'head')].filter(
    (reason) => reason !== undefined,
  );
  const asOfToday = new Map(
    mutableSections.map((section) => [section, asOfTodayReason(section, base, head)] as const),
  );
  return {
    changes: changes.map((change): AnnotatedChange => {
      const [section] = change.names;
      const reason = isMutableSection(section) ? asOfToday.get(section) : undefined;
      return { ...change, asOfToday: reason !== undefined, note: reason ?? openVersionNote(change) };
    }),
    incompleteReason: missing.length > 0 ? missing.join(' ') : undefined,
    notes: [
      ...[...asOfToday.values()].filter((reason) => reason !== undefined),
      ...equalButOpen(ofBase, ofHead),
    ],
  };
};
