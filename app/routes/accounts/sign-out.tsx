import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '#app/domains/accounts/sign-in/sign-out.server.ts';
import { urls } from '#app/urls.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { settingCookies } from '#app/http/context.server.ts';

export const loader = () => redirect(urls.home());

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: 'accounts:said.signOut',
    back: urls.home(),
    form: act(fields('everywhere'), async (ctx, { everywhere }) => {
      if (!ctx.actor) return redirect(urls.home()); // in another tab, perhaps
      const cookie = await signOut(ctx, { everywhere: everywhere === 'yes' });
      return redirect(urls.home(), { headers: settingCookies(cookie) });
    }),
  });
}
