import { formState } from '#app/ui/form.tsx';

export const EMPTY_FORM_STATE = formState(null);
