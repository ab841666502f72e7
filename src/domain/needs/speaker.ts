import type { Attribution, Region } from '../vocabulary.ts';

/** Who said something, as far as one who looks may see. */
export interface Speaker {
  readonly member: string | null;
  readonly country: string | null;
  readonly region: Region | null;
}

/**
 * Officers and above code, and see whose words they are; who only looks sees what the member allowed. A group's label
 * ("a member of Africa") depends on how many others say something and is made for documents, not here: so neither region
 * nor anything else that narrows down is told (promise 7).
 */
export function speakerFor(
  seesMembers: boolean,
  level: Attribution,
  by: { readonly member: string; readonly country: string; readonly region: Region },
): Speaker {
  const { member, country, region } = by;
  if (seesMembers) return { member, country, region };
  switch (level) {
    case 'attributed':
      return { member, country, region };
    case 'country':
      return { member: null, country, region };
    case 'group':
    case 'none':
      return { member: null, country: null, region: null };
  }
}
