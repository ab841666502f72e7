import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import {
  atMeeting,
  living,
  type MeetingAct,
  type MeetingRefusal,
  named,
  nextNumber,
  notBegun,
  type OutcomeDeps,
} from './at-meeting.ts';
import { reflectNeeds } from './reflect-needs.ts';
import type { ConclusionRecord } from './rows.ts';
import { numbers, optionalWords, words } from './written.ts';

/** What a conclusion says, in whichever language. */
export const wording = z.object({
  title: words('give the conclusion a title', 200),
  text: words('write what the meeting concluded', 10_000),
  callToAction: optionalWords(2000),
});

const conclusionInput = wording.extend({
  addressee: optionalWords(300),
  otherBodies: optionalWords(300),
  topic: optionalWords(100),
  items: numbers,
  needs: numbers,
});

export type ConclusionInput = z.input<typeof conclusionInput>;

export type LinkRefusal = 'need-unknown' | 'item-unknown' | 'item-dropped';

/**
 * Enters a conclusion of the meeting under its next number: advice, which a person sends on through the usual procedure
 * (Res. 68, recognizing d). The needs that it names end as reflected.
 */
export async function addConclusion(
  deps: OutcomeDeps,
  meeting: string,
  input: ConclusionInput,
  actor: Actor,
): Promise<Result<ConclusionRecord, MeetingRefusal | 'bad-input' | 'meeting-ahead' | LinkRefusal>> {
  const order = { slug: meeting, action: 'conclusion.add', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const ahead = notBegun(act);
    if (ahead !== undefined) return ahead;
    const fields = checked(conclusionInput, input);
    if (!fields.ok) return fields;
    const { items, needs, ...text } = fields.value;
    const links = await findLinks(act, { items, needs });
    if (!links.ok) return links;
    const before = await act.outcomes.conclusions(act.meeting.id);
    const conclusion = { id: deps.random.id(), number: nextNumber(before), ...text };
    await act.outcomes.insertConclusion({ ...conclusion, meeting: act.meeting.id, at: act.at });
    await link(deps, act, conclusion, links.value, actor);
    await act.note('conclusion.added', { number: conclusion.number, items, needs });
    return done(await written(act, conclusion.number));
  });
}

/** Names further items and needs beside those that a conclusion names already; the needs end as reflected. */
export async function linkConclusion(
  deps: OutcomeDeps,
  input: {
    readonly meeting: string;
    readonly conclusion: number;
    readonly items: readonly number[];
    readonly needs: readonly number[];
  },
  actor: Actor,
): Promise<Result<ConclusionRecord, MeetingRefusal | 'conclusion-unknown' | LinkRefusal>> {
  const order = { slug: input.meeting, action: 'conclusion.add', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const conclusion = await findConclusion(act, input.conclusion);
    if (!conclusion.ok) return conclusion;
    const links = await findLinks(act, input);
    if (!links.ok) return links;
    await link(deps, act, conclusion.value, links.value, actor);
    const { items, needs } = input;
    await act.note('conclusion.linked', { number: input.conclusion, items, needs });
    return done(await written(act, input.conclusion));
  });
}

/** A conclusion of the meeting by its number. */
export async function findConclusion(
  { meeting, outcomes }: MeetingAct,
  number: number,
): Promise<Result<ConclusionRecord, 'conclusion-unknown'>> {
  const all = await outcomes.conclusions(meeting.id);
  const found = all.find((one) => one.number === number);
  if (found !== undefined) return done(found);
  return refuse('conclusion-unknown', { number, meeting: meeting.slug });
}

/** As it stands now. */
export async function written(act: MeetingAct, number: number): Promise<ConclusionRecord> {
  const found = await findConclusion(act, number);
  if (!found.ok) throw new Error(`conclusion C${number} was written just now`);
  return found.value;
}

interface Links {
  readonly items: readonly string[];
  readonly needs: readonly string[];
}

async function findLinks(
  { meeting, outcomes }: MeetingAct,
  given: { readonly items: readonly number[]; readonly needs: readonly number[] },
): Promise<Result<Links, LinkRefusal>> {
  const allNeeds = await outcomes.needs(meeting.id);
  const needs = named(allNeeds, given.needs, (number) =>
    refuse('need-unknown', { number, meeting: meeting.slug }),
  );
  if (!needs.ok) return needs;
  const items = named(await outcomes.items(meeting.id), given.items, (number) =>
    refuse('item-unknown', { number, meeting: meeting.slug }),
  );
  if (!items.ok) return items;
  const dropped = items.value.find(({ state }) => state === 'dropped');
  if (dropped !== undefined) return refuse('item-dropped', { number: dropped.number });
  return done({
    items: items.value.map(({ id }) => id),
    needs: [...new Set(needs.value.map((need) => living(allNeeds, need).id))],
  });
}

async function link(
  deps: OutcomeDeps,
  act: MeetingAct,
  conclusion: { readonly id: string },
  links: Links,
  actor: Actor,
): Promise<void> {
  await act.outcomes.linkConclusion(conclusion.id, links);
  await reflectNeeds(deps, act, links.needs, actor);
}
