import { createContext, type ReactNode, useContext } from 'react';
import { type FormState, NO_STATE } from './form-state.ts';

/** `texts`: the names of the texts drawn so far; `required`: those of the fields that may not be empty. */
export type Scope = {
  name: string;
  state: FormState;
  values: object;
  overwrites: boolean;
  texts: Set<string> | null;
  required: readonly string[];
};

const FormContext = createContext<Scope>({
  name: '',
  state: NO_STATE,
  values: {},
  overwrites: false,
  texts: null,
  required: [],
});

export const useFormScope = (): Scope => useContext(FormContext);

/**
 * Tells fields about their form. `name` begins their ids: forms of a page may have fields of the same names. `state` is what was sent,
 * `values` what is stored, by the names of the fields. What is not given is as around it. An `ActionForm` is a scope by itself.
 */
export function FormScope({
  name,
  state,
  values,
  overwrites,
  texts,
  required,
  children,
}: {
  name?: string | undefined;
  state?: FormState | undefined;
  values?: object | null | undefined;
  overwrites?: boolean | undefined;
  texts?: Set<string> | null;
  required?: readonly string[] | undefined;
  children: ReactNode;
}) {
  const around = useFormScope();
  const scope = {
    name: name ?? around.name,
    state: state ?? around.state,
    values: values ?? around.values,
    overwrites: overwrites ?? around.overwrites,
    texts: texts ?? around.texts,
    required: required ?? around.required,
  };
  return <FormContext.Provider value={scope}>{children}</FormContext.Provider>;
}
