import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../../domain/refusal.ts';
import { noticePage } from '../pages/notice.ts';
import { problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import type { Visit } from '../visit.ts';
import { type ConsoleWord, say } from '../words.ts';

/** A page of its own for what cannot be mended by typing: an unknown round, a wrong state, a missing right. */
export function sendRefused(
  visit: Visit,
  refusal: Refusal,
  back?: readonly [name: string, path: string],
): FastifyReply {
  const { text, status } = problemOf(visit, refusal);
  const title = say(titleOf(status));
  const page = noticePage({ title, text, actor: visit.actor, ...(back && { back }) });
  return sendConsole(visit.reply, page, status);
}

function titleOf(status: number): ConsoleWord {
  if (status === 403) return 'notYours';
  return status === 409 ? 'notNow' : 'faultTitle';
}
