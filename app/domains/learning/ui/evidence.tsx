import type { EvidenceOf } from '#app/domains/credits/ledger/evidence.ts';
import { CompletionRecord, type CompletionRecordProps } from './completion-record.tsx';

type Props = Omit<CompletionRecordProps, 'score'> & { evidence: EvidenceOf<'course' | 'modules'> };

/** Evidence of a course: what was recorded, with its score. */
export function CourseEvidence({ evidence, ...shown }: Props) {
  return <CompletionRecord {...shown} score={evidence.scaledScore} />;
}
