/** A table to take along: as a workbook, which spreadsheets read without a question, and as CSV. */
export function TableFileLinks({ what, to }: { what: string; to: (form: 'xlsx' | 'csv') => string }) {
  return (
    <>
      <a className="button" href={to('xlsx')}>
        {what} (Excel)
      </a>{' '}
      <a className="button" href={to('csv')}>
        {what} (CSV)
      </a>
    </>
  );
}
