import { Icon } from './icon.tsx';
import type { Need } from './need.ts';
import { Note } from './note.tsx';
import { Row, Rows } from './rows.tsx';

/** What needs its reader, the first of it as the beam of the page. `then`: heading of the others. */
export function Queue({ needs: [first, ...rest], then }: { needs: Need[]; then: string }) {
  if (!first) return null;
  return (
    <>
      <section className="beam" aria-labelledby="first">
        <p className="small">{first.why}</p>
        <h2 id="first" lang={first.language}>
          {first.title}
        </h2>
        {first.note && <p>{first.note}</p>}
        <div>
          <a className="button beacon" href={first.to}>
            {first.button}
          </a>
        </div>
      </section>
      {rest.length > 0 && (
        <section aria-labelledby="then">
          <h2 id="then">{then}</h2>
          <Rows>
            {rest.map((each) => (
              <Row
                key={each.key}
                icon={<Icon name={each.icon} />}
                to={each.to}
                title={<span lang={each.language}>{each.title}</span>}
              >
                <Note>
                  {each.why}
                  {each.note && <> · {each.note}</>}
                </Note>
              </Row>
            ))}
          </Rows>
        </section>
      )}
    </>
  );
}
