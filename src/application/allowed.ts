import { type Action, leastRoleFor, mayDo } from '../domain/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Actor } from './ports.ts';

/** The refusal for who may not do it; undefined for who may. Every use case asks first. */
export function notAllowed(actor: Actor, action: Action): Refusal<'not-allowed'> | undefined {
  if (mayDo(actor, action)) return undefined;
  return refuse('not-allowed', { action, role: leastRoleFor(action) });
}

/** For what is bound to a person of the staff: nothing else can have it, whatever it may do. */
export function notStaff(action: Action): Refusal<'not-allowed'> {
  return refuse('not-allowed', { action, role: leastRoleFor(action) });
}
