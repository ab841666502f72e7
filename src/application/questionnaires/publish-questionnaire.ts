import type { QuestionnaireVersionId } from '../../domain/ids.ts';
import { checkQuestionnaire } from '../../domain/questionnaire/check.ts';
import type { CheckTools } from '../../domain/questionnaire/tools.ts';
import { done, type Fault, type Refusal, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { QuestionnaireRows, QuestionnaireVersion } from './rows.ts';

export interface PublishedQuestionnaire extends QuestionnaireVersion {
  /** False when exactly this was published before: then nothing was written. */
  readonly fresh: boolean;
  readonly warnings: readonly Fault[];
}

/** Nothing was stored; every fault has its path and its mend. */
export interface QuestionnaireFaults extends Refusal<'faults'> {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

interface Deps {
  readonly store: Transactions<{ questionnaires: QuestionnaireRows; audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly tools: CheckTools;
}

/**
 * Checks a questionnaire and freezes it as the next version of its slug. The same content again, whatever the order of
 * its keys, is the version that it already is. A version never changes: rounds stay on the one that they opened with.
 */
export async function publishQuestionnaire(
  deps: Deps,
  document: unknown,
  actor: Actor,
): Promise<Result<PublishedQuestionnaire, 'not-allowed'> | QuestionnaireFaults> {
  const refusal = notAllowed(actor, 'questionnaire.publish');
  if (refusal !== undefined) return refusal;
  const checked = checkQuestionnaire(document, deps.tools);
  if (!checked.ok) return { ...checked, code: 'faults', params: { total: checked.faults.length } };
  const { definition, languages, warnings } = checked;
  const { slug } = definition.parley;
  const sha256 = fingerprint(deps.hash, definition);
  return deps.store.transaction(async ({ questionnaires, audit }) => {
    const questionnaireId = await questionnaires.lock({ id: deps.random.id(), slug });
    const versions = await questionnaires.versions(questionnaireId);
    const same = versions.find((version) => version.sha256 === sha256);
    const stored = same && (await questionnaires.findById(same.id));
    if (stored !== undefined) return done({ ...stored, fresh: false, warnings });
    const version: QuestionnaireVersion = {
      id: deps.random.id() as QuestionnaireVersionId,
      slug,
      number: (versions.at(-1)?.number ?? 0) + 1,
      definition,
      sha256,
      languages,
      publishedAt: deps.clock.now(),
      publishedBy: actor.kind === 'staff' ? actor.id : null,
    };
    await questionnaires.insert({ ...version, questionnaireId });
    await audit.append({
      at: version.publishedAt,
      actor,
      action: 'questionnaire.published',
      subject: `questionnaire:${version.id}`,
      details: { slug, number: version.number, sha256, languages },
    });
    return done({ ...version, fresh: true, warnings });
  });
}
