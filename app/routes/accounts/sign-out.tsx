import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '#app/domains/accounts/sign-in/sign-out.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { urls } from '#app/urls.ts';

export const loader = () => redirect(urls.home());

export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx, values) => {
    if (!ctx.actor) return redirect(urls.home()); // in another tab, perhaps
    const cookie = await signOut(ctx, { everywhere: values['everywhere'] === 'yes' });
    return redirect(urls.home(), { headers: { 'Set-Cookie': cookie } });
  });
}
