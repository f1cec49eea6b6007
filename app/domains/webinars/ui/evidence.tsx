import type { EvidenceOf } from '#app/domains/credits/ledger/evidence.ts';
import { CompletionRecord, type CompletionRecordProps } from '#app/domains/learning/ui/completion-record.tsx';

type Props = Omit<CompletionRecordProps, 'score'> & { evidence: EvidenceOf<'webinar' | 'recording'> };

/** Evidence of a webinar or a recording: what was recorded. Their test counts questions and scales no score. */
export function AttendanceEvidence({ evidence: _, ...shown }: Props) {
  return <CompletionRecord {...shown} score={null} />;
}
