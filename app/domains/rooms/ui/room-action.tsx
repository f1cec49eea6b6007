import { ActionForm } from '#app/ui/form.tsx';
import type { ReactNode } from 'react';

/** A button that says one thing to the room. */
export function RoomAction({
  action,
  intent,
  fields = {},
  children,
  kind = 'button',
  pressed,
}: {
  action: string;
  intent: string;
  fields?: Record<string, string>;
  children: ReactNode;
  kind?: string;
  pressed?: boolean;
}) {
  return (
    <ActionForm action={action} className="">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={kind} name="intent" value={intent} aria-pressed={pressed}>
        {children}
      </button>
    </ActionForm>
  );
}
