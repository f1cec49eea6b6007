import type { HTMLAttributes } from 'react';

/** A remark beside the matter: small and soft. */
export function Note({ className, ...rest }: HTMLAttributes<HTMLParagraphElement>) {
  return <p className={className ? `small soft ${className}` : 'small soft'} {...rest} />;
}
