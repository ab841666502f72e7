import type { ReviewItem } from '../../platform/prompt.ts';

export interface Section {
  readonly section: string | undefined;
  readonly items: readonly ReviewItem[];
}

/** Neighbours of one section together, in their order. */
export function bySection(items: readonly ReviewItem[]): readonly Section[] {
  const sections: { section: string | undefined; items: ReviewItem[] }[] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last !== undefined && last.section === item.section) last.items.push(item);
    else sections.push({ section: item.section, items: [item] });
  }
  return sections;
}
