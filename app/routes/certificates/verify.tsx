import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { load } from '#app/http/load.server.ts';
import { FilterForm } from '#app/ui/form.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'certificates:verify.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async () => {
    const code = new URL(args.request.url).searchParams.get('code')?.trim();
    if (code) throw redirect(urls.verifyCode(code.slice(0, 60)));
    return null;
  });
}

export default function Verify() {
  const { t } = useTranslation('certificates');
  return (
    <Page className="narrow centred" title={t('verify.title')} lead={t('verify.lead')}>
      <FilterForm submit={t('verify.button')} look="beacon">
        <TextField
          name="code"
          label={t('verify.code')}
          help={t('verify.codeHelp')}
          autoComplete="off"
          required
        />
      </FilterForm>
    </Page>
  );
}
