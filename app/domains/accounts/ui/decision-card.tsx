import type { ReactNode } from 'react';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { OwnDecision } from './own-decision.tsx';

type Props = {
  /** Of the thing: several cards are on a page. */
  id: string;
  /** A heading, and what there is to know before deciding. */
  head: ReactNode;
  /** Whether the decision would be about oneself: then somebody else makes it. */
  own: boolean;
  intent?: string;
  hidden: Record<string, string>;
  state: FormState;
  reason: { label: string; help?: string; rows?: number };
  decisions: Parameters<typeof DecisionButtons>[0]['decisions'];
};

/** Something that an officer decides, with a reason. */
export function DecisionCard({
  id,
  head,
  own,
  intent,
  hidden,
  state,
  reason: { rows, ...reason },
  decisions,
}: Props) {
  if (own)
    return (
      <div className="card form">
        {head}
        <OwnDecision />
      </div>
    );
  return (
    <ActionForm scope={id} className="card form" intent={intent} hidden={hidden} head={head} state={state}>
      {rows === undefined ? (
        <TextField name="reason" {...reason} />
      ) : (
        <TextAreaField name="reason" rows={rows} {...reason} />
      )}
      <DecisionButtons decisions={decisions} />
    </ActionForm>
  );
}
